// Finds the Chromium that the element tests run in, or installs one.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const folders = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.LOCALAPPDATA ?? 'C:', 'Google\\Chrome\\Application\\chrome.exe'),
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** What a Chromium started by a test is told: nothing that it would ask the network for. */
export const chromeFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium: CHROME_PATH, or one that is installed. */
export function findChrome() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH is ${named}, where there is nothing.`);
  }
  const onPath = names.flatMap((name) =>
    (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
  );
  return [...onPath, ...folders].find((path) => existsSync(path));
}

/** A Chromium, installed by the system's package manager where that needs nobody's help. */
export function ensureChrome() {
  const found = findChrome();
  if (found) return found;
  const debian =
    existsSync('/etc/debian_version') && !/ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'));
  if (debian && process.getuid?.() === 0) {
    console.log('Installing Chromium for the tests (some 115 MB) …');
    for (const args of [
      ['update'],
      ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    ]) {
      const { status, stdout, stderr } = spawnSync('apt-get', args, {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
      if (status !== 0)
        throw new Error(`apt-get ${args[0]} failed:\n${String(stdout).slice(-1000)}\n${stderr}`);
    }
    const installed = findChrome();
    if (installed) return installed;
  }
  throw new Error(
    'The tests need a Chromium: install one (on Debian: apt install chromium) or set CHROME_PATH to one.',
  );
}
