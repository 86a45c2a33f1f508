import { readBelgianReference, readCreditorReference, squeeze } from './creditor-reference.ts';
import { readQrReference } from './qr-reference.ts';

const head = 4;

/** As many payments of one reference as are told apart. */
const mostAlike = 200;

/** References, found again in what people wrote: with spaces or points in them, over several lines, in small letters. */
export class ReferenceIndex<Item> {
  readonly #items = new Map<string, Item[]>();
  readonly #lengths = new Map<string, Set<number>>();
  readonly #checked = new Set<string>();
  readonly #almost = new Map<string, Set<string>>();
  readonly #long = { starts: new Set<string>(), lengths: new Set<number>() };

  /** A reference too short to be told from any other number is left out. */
  add(reference: string, item: Item): void {
    const { bare } = squeeze(reference);
    if (bare.length < head) return;
    const items = this.#items.get(bare);
    if (items !== undefined) {
      if (items.length < mostAlike) items.push(item);
      return;
    }
    this.#items.set(bare, [item]);
    const start = bare.slice(0, head);
    this.#lengths.set(start, (this.#lengths.get(start) ?? new Set()).add(bare.length));
    if (hasCheck(bare)) this.#checked.add(bare);
    if (bare.length < 2 * head) return;
    this.#long.starts.add(bare.slice(0, 2));
    this.#long.lengths.add(bare.length);
    for (const shorter of withoutOne(bare)) {
      this.#almost.set(shorter, (this.#almost.get(shorter) ?? new Set()).add(bare));
    }
  }

  /** What belongs to the references in a text; one without check digits has to stand for itself there. */
  find(text: string): Map<string, readonly Item[]> {
    const { bare, ends } = squeeze(text);
    const found = new Map<string, readonly Item[]>();
    for (let at = 0; at + head <= bare.length; at += 1) {
      for (const length of this.#lengths.get(bare.slice(at, at + head)) ?? []) {
        const reference = bare.slice(at, at + length);
        const items = this.#items.get(reference);
        const alone = ends.has(at) && ends.has(at + length);
        if (items !== undefined && (alone || this.#checked.has(reference))) found.set(reference, items);
      }
    }
    return found;
  }

  /** What belongs to references of which one character is wrong, missing or too much in the text, or two have changed places. */
  findNear(text: string): Item[] {
    const { bare, ends } = squeeze(text);
    const found = new Set<string>();
    for (const at of ends) {
      if (!this.#long.starts.has(bare.slice(at, at + 2))) continue;
      for (const length of this.#long.lengths) {
        const shorter = bare.slice(at, at + length - 1);
        for (const like of [shorter, ...withoutOne(bare.slice(at, at + length))]) {
          for (const reference of this.#almost.get(like) ?? []) found.add(reference);
        }
        for (const like of withoutOne(bare.slice(at, at + length + 1))) {
          if (this.#items.has(like) && like.length >= 2 * head) found.add(like);
        }
      }
    }
    return [...found].flatMap((reference) => this.#items.get(reference) ?? []);
  }
}

function hasCheck(bare: string): boolean {
  return [readCreditorReference, readQrReference, readBelgianReference].some((read) => read(bare) !== null);
}

function withoutOne(text: string): string[] {
  return Array.from({ length: text.length }, (_, at) => text.slice(0, at) + text.slice(at + 1));
}
