// Makes a fresh clone ready and runs a task: `node scripts/setup.mjs test` brings the project's own Node where the
// system's is too old, installs the dependencies where they changed, and runs the npm script `task:test` on that Node.
// Built-ins only, for any Node from 18: nothing is installed yet when it begins.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_VERSION = '24.21.0';
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const [task, ...rest] = process.argv.slice(2);

await withLock(async () => {
  const node = await projectNode();
  await dependencies(node);
});
run();

/** The folder of a Node that is new enough: the one that runs this, or the project's own. */
async function projectNode() {
  if (Number(process.versions.node.split('.')[0]) >= Number(NODE_VERSION.split('.')[0]))
    return dirname(process.execPath);
  const platform = windows ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = join(root, '.node', 'node_modules', name);
  const bin = join(folder, 'bin');
  const have = existsSync(join(folder, 'package.json'))
    ? JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
    : undefined;
  if (have !== NODE_VERSION) {
    await step(
      `Node ${NODE_VERSION} (this machine has ${process.versions.node})`,
      [
        [
          'install',
          '--prefix',
          join(root, '.node'),
          '--no-save',
          '--ignore-scripts',
          '--no-audit',
          '--no-fund',
        ],
        [`${name}@${NODE_VERSION}`],
      ].flat(),
    );
  }
  return bin;
}

/** Installs what package-lock.json says, where that or the Node has changed since the last time. */
async function dependencies(node) {
  process.env.PATH = `${node}${delimiter}${process.env.PATH ?? ''}`;
  const stamp = join(root, 'node_modules', '.setup-stamp');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch} ${NODE_VERSION.split('.')[0]}`)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  // Nothing needs its install script; --include=dev holds also where NODE_ENV says production.
  await step('dependencies', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']);
  writeFileSync(stamp, wanted);
}

/** Runs npm and shows that it is at work; its own words only where it fails. */
async function step(what, args) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log(`Installing ${what} …`);
  const alive = setInterval(() => console.log(`  … still installing, ${seconds()} s`), 10_000);
  const { command, prefix } = npm();
  const child = spawn(command, [...prefix, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: windows && prefix.length === 0,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
  const code = await new Promise((resolve) => child.on('close', resolve).on('error', () => resolve(1)));
  clearInterval(alive);
  if (code !== 0) {
    console.error(said.trimEnd());
    console.error(
      `\nCould not install ${what}. Is the npm registry within reach? Then run the same command again.`,
    );
    process.exit(1);
  }
  console.log(`  done in ${seconds()} s`);
}

/** npm as it was called, or as it is on the PATH. */
function npm() {
  const cli = process.env.npm_execpath;
  return cli && /\.c?js$/.test(cli)
    ? { command: process.execPath, prefix: [cli] }
    : { command: 'npm', prefix: [] };
}

/** Two set-ups at once would spoil each other's files. */
async function withLock(work) {
  const lock = join(root, '.setup-lock');
  for (let waited = 0; ; waited++) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
      if (age > 10 * 60_000) rmSync(lock, { recursive: true, force: true });
      else if (waited === 0) console.log('Another set-up is at work: waiting for it …');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  const unlock = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', unlock);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  await work();
  unlock();
}

/** Hands over to the task, with the project's Node first on the PATH. */
function run() {
  if (!task) return;
  const { command, prefix } = npm();
  const nodeCommand = prefix.length > 0 ? 'node' : command;
  const child = spawn(nodeCommand, [...prefix, 'run', '--silent', `task:${task}`, '--', ...rest], {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('close', (code, signal) =>
    process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
  );
}
