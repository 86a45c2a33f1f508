import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { count } from '../src/commands/count.ts';
import type { ToldCount } from '../src/counting/tell.ts';

/** What `coopkit count` prints with `--json`, of a count in this process. */
export async function counted(
  files: string | string[],
  options: Record<string, string> = {},
): Promise<ToldCount & Record<string, unknown>> {
  return JSON.parse(await printed([files].flat(), { ...options, json: true })) as ToldCount &
    Record<string, unknown>;
}

/** What it prints for people. */
export async function printed(
  words: string[],
  options: Record<string, string | boolean> = {},
): Promise<string> {
  const said: string[] = [];
  const hear = (chunk: unknown) => said.push(String(chunk)) > 0;
  const out = mock.method(process.stdout, 'write', hear);
  const err = mock.method(process.stderr, 'write', () => true);
  try {
    await count.run({ words, options });
  } finally {
    out.mock.restore();
    err.mock.restore();
  }
  return said.join('');
}

/** A folder for files of ballots. */
export function folderOfBallots() {
  const folder = mkdtempSync(join(tmpdir(), 'coopkit-count-'));
  return {
    file(name: string, content: string | Uint8Array): string {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
