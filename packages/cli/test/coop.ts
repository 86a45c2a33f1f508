import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../tests/program.ts';

const CLASSES = [
  {
    id: 'driver',
    name: { fr: 'Chauffeur' },
    admission: 'approval',
    intake: 'open',
    applicants: ['person'],
    fields: [
      { name: 'home', type: 'postal-address', label: { fr: 'Adresse' }, required: false },
      { name: 'phone', type: 'short-text', label: { fr: 'Téléphone' }, required: false },
    ],
  },
];

/** A co-op in a folder of its own, made by the program itself. */
export async function makeCoop() {
  const folder = mkdtempSync(join(tmpdir(), 'coopkit-cli-'));
  const env = { DATA_DIR: join(folder, 'data') };
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const made = await run(
    [
      ...['init', '--json', '--name', 'Les Taxis', '--currency', 'eur', '--locale', 'fr', '--locale', 'en'],
      ...['--rules', `fr=${file('statuts.md', '# Statuts')}`],
      ...['--classes', file('classes.json', JSON.stringify(CLASSES))],
      ...['--origin', 'https://site.example/page', '--steward', 'Simone <simone@taxis.example>'],
    ],
    env,
  );
  assert.equal(made.status, 0, made.err);
  const keys = JSON.parse(made.out) as { publishableKey: string; secretKey: string };
  return {
    folder,
    env,
    keys,
    file,
    /** What a command prints with `--json`. */
    async read<Result>(...args: string[]): Promise<Result> {
      const { status, out, err } = await run([...args, '--json'], env);
      assert.equal(status, 0, err);
      return JSON.parse(out) as Result;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
