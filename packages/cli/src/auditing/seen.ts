import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { unreadable } from './source.ts';

/** The head of a record: its size, and its root in hexadecimal. */
export interface Head {
  readonly size: number;
  readonly root: string;
}

/** What an auditor has seen of a record. */
export interface Seen {
  /** The key that it was signed with when it was seen first. */
  readonly key: string;
  readonly head: Head;
}

/** Keeps the keys and heads of records, by vote, so that a later audit finds what was changed since. */
export class SeenRecords {
  readonly #file: string;

  /** @param file in the user's state folder unless told */
  constructor(file: string | undefined) {
    this.#file = file ?? join(stateFolder(), 'coopkit', 'records.json');
  }

  find(voteId: string): Seen | undefined {
    const all = this.#read();
    return Object.hasOwn(all, voteId) ? all[voteId] : undefined;
  }

  keep(voteId: string, seen: Seen): void {
    const text = JSON.stringify({ ...this.#read(), [voteId]: seen }, null, 2);
    mkdirSync(dirname(this.#file), { recursive: true });
    const next = `${this.#file}.${process.pid}`;
    writeFileSync(next, `${text}\n`, { mode: 0o600 });
    // In one step: a crash leaves the old file or the new one.
    renameSync(next, this.#file);
  }

  #read(): Record<string, Seen> {
    let text: string;
    try {
      text = readFileSync(this.#file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw error;
    }
    try {
      const all = JSON.parse(text) as Record<string, Seen>;
      if (Object.values(all).every(({ key, head }) => typeof key === 'string' && Number.isInteger(head.size)))
        return all;
    } catch {
      // Said below.
    }
    throw unreadable(
      `${this.#file} does not hold what was seen of records: move it away, or give --state.`,
      'state',
    );
  }
}

function stateFolder(): string {
  return process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state');
}
