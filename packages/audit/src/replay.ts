import { canonical, commit, fromBase64url, parseCanonical } from '@coopkit/record';
import { answersFaults, lotCommitment, lotSeed, type Answers } from '@coopkit/voting';
import {
  FORMAT,
  type Annulled,
  type Close,
  type Entry,
  type Manifest,
  type OpenBallot,
  type Opening,
  type RollLine,
  type VotePut,
} from './entries.ts';

/** A ballot that counts. */
export interface CountedBallot {
  readonly answers: Answers;
  /** The class of who cast it; null where no class counts apart in a sealed vote. */
  readonly memberClass: string | null;
}

/** Something on the record that the rules do not allow: where, and a code for it. */
export interface RecordFault {
  readonly position: number;
  readonly code: string;
}

/**
 * Reads a vote's record from its first entry on, and holds each entry against the rules: nothing that anybody says of it
 * is believed. Feed it every entry in order, then ask.
 */
export class Replay {
  readonly faults: RecordFault[] = [];
  manifest: Manifest | undefined;
  close: Close | undefined;
  annulled: Annulled | undefined;
  /** SHA-256 of the certificate, in hexadecimal. */
  certificate: string | undefined;
  readonly #roll: ReadonlyMap<string, string>;
  readonly #open = new Map<string, Answers>();
  readonly #proxies = new Map<string, string>();
  readonly #sealed = new Set<string>();
  readonly #opened: CountedBallot[] = [];
  readonly #unopened = new Set<string>();
  #lastOpened = '';
  #position = 0;

  constructor(roll: readonly RollLine[]) {
    this.#roll = new Map(roll.map(({ key, memberClass }) => [key, memberClass]));
  }

  /** How many entries were read. */
  get size(): number {
    return this.#position;
  }

  /** The next entry, as it stands on the record. */
  add(text: string): void {
    let entry: Entry;
    try {
      entry = parseCanonical(text) as unknown as Entry;
      this.#read(entry);
    } catch {
      this.#fault('malformed_entry');
    }
    this.#position++;
  }

  /** The ballots that count: of an open vote the last of each voter, of a sealed one those that were opened. */
  ballots(): CountedBallot[] {
    if (this.manifest?.vote.secrecy === 'sealed') return [...this.#opened];
    return [...this.#open].map(([key, answers]) => ({ answers, memberClass: this.#roll.get(key) ?? null }));
  }

  /** Who took part in an open vote. */
  voters(): string[] {
    return [...this.#open.keys()];
  }

  /** How many ballots stand on the record: sealed ones also before they are opened. */
  get standing(): number {
    return this.manifest?.vote.secrecy === 'sealed' ? this.#sealed.size : this.#open.size;
  }

  /** The seed of the lot that breaks ties; before the close nobody knows it. */
  get seed(): string | undefined {
    return this.close && lotSeed(this.close.lot, this.close.root);
  }

  /** What is missing at the end of a closed vote's record. */
  finish(): void {
    if (this.close && !this.annulled && this.#unopened.size > 0) this.#fault('opening_missing');
  }

  #read(entry: Entry): void {
    if (this.#position === 0 || entry.t === 'manifest') return this.#begin(entry);
    const vote = this.manifest?.vote;
    if (!vote) return;
    if (this.annulled) return this.#fault('after_annulment');
    switch (entry.t) {
      case 'ballot':
        if (this.close) return this.#fault('after_close');
        return 'c' in entry ? this.#commitment(vote, entry.c) : this.#ballot(vote, entry);
      case 'withdrawn':
        if (this.close) return this.#fault('after_close');
        if (!vote.changeable || !this.#sealed.delete(entry.c)) this.#fault('withdrawn_unknown');
        return;
      case 'proxy':
      case 'proxy-revoked':
        return this.#proxy(vote, entry);
      case 'close':
        return this.#closing(entry);
      case 'opening':
        return this.#opening(vote, entry);
      case 'result':
        if (!this.close || this.certificate !== undefined) this.#fault('result_out_of_place');
        this.certificate = entry.certificate;
        return;
      case 'annulment':
        this.annulled = entry;
        return;
      default:
        this.#fault('unknown_entry');
    }
  }

  #begin(entry: Entry): void {
    if (this.#position > 0 || entry.t !== 'manifest' || entry.v !== FORMAT) return this.#fault('no_manifest');
    this.manifest = entry;
  }

  #ballot(vote: VotePut, { k, answers, by }: OpenBallot): void {
    if (vote.secrecy !== 'open') return this.#fault('wrong_secrecy');
    if (!this.#roll.has(k)) return this.#fault('not_on_roll');
    if (by !== this.#proxies.get(k)) return this.#fault('proxy_not_given');
    if (this.#open.has(k) && !vote.changeable) return this.#fault('voted_twice');
    if (answersFaults(vote.questions, answers).length > 0) return this.#fault('ballot_invalid');
    this.#open.set(k, answers);
  }

  #commitment(vote: VotePut, commitment: string): void {
    if (vote.secrecy !== 'sealed') return this.#fault('wrong_secrecy');
    if (this.#sealed.has(commitment)) return this.#fault('commitment_repeated');
    this.#sealed.add(commitment);
  }

  #proxy(vote: VotePut, entry: Extract<Entry, { t: 'proxy' | 'proxy-revoked' }>): void {
    if (this.close) return this.#fault('after_close');
    if (entry.t === 'proxy-revoked') {
      if (!this.#proxies.delete(entry.from)) this.#fault('proxy_not_given');
      return;
    }
    const { from, to } = entry;
    const carried = [...this.#proxies].filter(([other, carrier]) => carrier === to && other !== from).length;
    const fair =
      from !== to &&
      this.#roll.has(from) &&
      this.#roll.has(to) &&
      !this.#open.has(from) &&
      !this.#proxies.has(to) &&
      carried < vote.proxies;
    if (!fair) return this.#fault('proxy_not_allowed');
    this.#proxies.set(from, to);
  }

  #closing(entry: Close): void {
    if (this.close) return this.#fault('after_close');
    if (entry.size !== this.#position) this.#fault('close_misplaced');
    if (lotCommitment(entry.lot) !== this.manifest?.lot.commitment) this.#fault('lot_changed');
    this.close = entry;
    for (const commitment of this.#sealed) this.#unopened.add(commitment);
  }

  #opening(vote: VotePut, { c, nonce, ballot }: Opening): void {
    if (!this.close || this.certificate !== undefined) return this.#fault('opening_out_of_place');
    if (!this.#unopened.delete(c)) return this.#fault('opening_extra');
    if (c < this.#lastOpened) this.#fault('openings_unsorted');
    this.#lastOpened = c;
    if (commitmentOf(nonce, ballot) !== c) return this.#fault('opening_differs');
    const { answers, class: memberClass = null } = ballot;
    if (answersFaults(vote.questions, answers).length > 0) return this.#fault('ballot_invalid');
    this.#opened.push({ answers, memberClass });
  }

  #fault(code: string): void {
    this.faults.push({ position: this.#position, code });
  }
}

function commitmentOf(nonce: string, ballot: Opening['ballot']): string | undefined {
  const bytes = fromBase64url(nonce);
  if (bytes?.length !== 32) return undefined;
  return [...commit(bytes, canonical(ballot))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
