import { CountError } from '../count.ts';

const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const OPENING = 91;
const CLOSING = 93;
const BACKSLASH = 92;
const ZERO = 48;
const NINE = 57;

/** The words of a BLT file, one after the other, in one pass. `#` begins a comment, outside quotes. */
export class BltTokens {
  readonly #text: string;
  #at = 0;
  #from = 0;
  #to = 0;
  #quoted = '';
  /** The line of the word, from 1. */
  line = 1;
  kind: 'word' | 'quoted' | 'bracket' | 'end' = 'end';
  /** The word as a whole number, or -1. */
  number = -1;

  constructor(text: string) {
    this.#text = text;
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
  }

  get word(): string {
    return this.kind === 'quoted' ? this.#quoted : this.#text.slice(this.#from, this.#to);
  }

  /** Goes to the next word; brackets stand for themselves. */
  next(): this {
    this.#skip();
    this.#from = this.#at;
    this.number = -1;
    const first = this.#text.charCodeAt(this.#at);
    if (Number.isNaN(first)) this.kind = 'end';
    else if (first === QUOTE) this.#quote();
    else if (first === OPENING || first === CLOSING) {
      this.kind = 'bracket';
      this.#at++;
    } else this.#plain();
    this.#to = this.#at;
    return this;
  }

  #skip(): void {
    for (; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === HASH) {
        const end = this.#text.indexOf('\n', this.#at);
        this.#at = end < 0 ? this.#text.length : end;
      }
      if (this.#text.charCodeAt(this.#at) === NEWLINE) this.line++;
      else if (!(code <= SPACE || code === 0xa0) || this.#at >= this.#text.length) return;
    }
  }

  #plain(): void {
    this.kind = 'word';
    let number = 0;
    for (; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (!(code > SPACE) || code === HASH || code === OPENING || code === CLOSING) break;
      number = code >= ZERO && code <= NINE ? number * 10 + (code - ZERO) : NaN;
    }
    this.number = Number.isSafeInteger(number) ? number : -1;
  }

  #quote(): void {
    this.kind = 'quoted';
    const line = this.line;
    let read = '';
    let from = ++this.#at;
    for (; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (Number.isNaN(code)) throw new CountError('unclosed_quote', 'A quotation mark is not closed.', line);
      if (code === NEWLINE) this.line++;
      if (code === QUOTE) break;
      if (code !== BACKSLASH) continue;
      read += this.#text.slice(from, this.#at);
      from = ++this.#at;
    }
    this.#quoted = read + this.#text.slice(from, this.#at++);
  }
}
