// Makes a fresh clone ready, then runs a file: `node scripts/setup.mjs scripts/test.mjs` brings the project's own Node
// where the system's is too old, installs the dependencies where they changed, and runs `node scripts/test.mjs` on it.
// Built-ins of Node 18 only: nothing is installed yet when it begins.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, run } from './run.mjs';

const NODE_VERSION = '24.21.0';
const major = (version) => Number(version.split('.')[0]);

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const nodePackage = `node-${windows ? 'win' : process.platform}-${process.arch}`;
const nodeFolder = join(root, '.node', 'node_modules', nodePackage);
const ownNode = join(nodeFolder, 'bin', windows ? 'node.exe' : 'node');
const stamp = join(root, 'node_modules', '.setup-stamp');
const lock = join(root, '.setup-lock');

const bringsNode = major(process.versions.node) < major(NODE_VERSION);
const node = bringsNode ? ownNode : process.execPath;
// Packages can differ by platform and by the Node that runs them.
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${nodePackage} ${bringsNode ? NODE_VERSION : process.versions.modules}`)
  .digest('hex');

if (lacksNode() || lacksDependencies()) await locked(install);

const [file, ...args] = process.argv.slice(2);
if (file) {
  process.env.PATH = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
  // Node still calls its type stripping and its SQLite experimental, in every process that uses them.
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --disable-warning=ExperimentalWarning`;
  process.exitCode = await run(node, [file, ...args], { cwd: root });
}

function lacksNode() {
  if (!bringsNode) return false;
  const manifest = join(nodeFolder, 'package.json');
  return !existsSync(manifest) || JSON.parse(readFileSync(manifest, 'utf8')).version !== NODE_VERSION;
}

function lacksDependencies() {
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted;
}

async function install() {
  const quiet = ['--no-audit', '--no-fund', '--no-engine-strict', '--ignore-scripts'];
  if (lacksNode()) {
    await step(`Node ${NODE_VERSION} (this one is ${process.versions.node})`, [
      'install',
      '--prefix',
      join(root, '.node'),
      '--no-save',
      ...quiet,
      `${nodePackage}@${NODE_VERSION}`,
    ]);
    // The registry's Node wants glibc: on a system that has another library it can be installed and not run.
    if (spawnSync(ownNode, ['--version']).status !== 0) {
      rmSync(nodeFolder, { recursive: true, force: true });
      giveUp(
        `The registry's Node does not run on this system: install Node ${major(NODE_VERSION)} on it, please.`,
      );
    }
  }
  if (lacksDependencies()) {
    rmSync(stamp, { force: true });
    // --include=dev holds also where NODE_ENV says production; no dependency needs its install script.
    await step('the dependencies', ['ci', '--include=dev', ...quiet]);
    writeFileSync(stamp, wanted);
  }
}

/** Runs npm and shows that it is at work; its own words only where it fails. */
async function step(what, npmArgs) {
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  console.log(`Installing ${what} …`);
  const { command, prefix, shell } = npm();
  const child = spawn(command, [...prefix, ...npmArgs], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
  });
  const kill = () => child.kill();
  process.once('exit', kill);
  const alive = setInterval(() => console.log(`  … at it for ${seconds()}`), 10_000);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
  const code = await new Promise((resolve) => {
    child.on('close', resolve);
    child.on('error', (error) => {
      said += error.message;
      resolve(1);
    });
  });
  process.off('exit', kill);
  clearInterval(alive);
  if (code !== 0) {
    console.error(said.trimEnd());
    giveUp(
      `\nCould not install ${what}: npm's own words are above. Is its registry within reach (npm ping)? ` +
        'Then the same command again.',
    );
  }
  console.log(`  done in ${seconds()}`);
}

function giveUp(why) {
  console.error(why);
  process.exit(1);
}

/** Two set-ups at once would spoil each other's files: the second waits for the first. */
async function locked(work) {
  const holder = join(lock, 'pid');
  for (let waiting = false; ; waiting = true) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (waiting && !isAlive(holder)) rmSync(lock, { recursive: true, force: true });
      else if (!waiting)
        console.log('Another set-up is at work here: waiting for it (or delete .setup-lock) …');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  const unlock = () => rmSync(lock, { recursive: true, force: true });
  const stop = () => process.exit(130);
  process.once('exit', unlock);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  writeFileSync(holder, String(process.pid));
  await work();
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
  process.off('exit', unlock);
  unlock();
}

/** Whether the process that made the lock still runs: one that was killed leaves it behind. */
function isAlive(holder) {
  try {
    process.kill(Number(readFileSync(holder, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
