import { writeFileSync } from 'node:fs';
import { text, type Arguments } from './command.ts';
import { note } from './output.ts';

/** Puts content into the file that `--out` names, or prints it. It is of members: for the steward's eyes alone. */
export function writeOut(args: Arguments, content: string | Uint8Array, what: string): void {
  const out = text(args, 'out');
  if (out === undefined) process.stdout.write(content);
  else {
    writeFileSync(out, content, { mode: 0o600 });
    note(args, `${what} is in ${out}`);
  }
}
