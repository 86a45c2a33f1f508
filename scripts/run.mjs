// Runs programs for the other scripts. Built-ins of Node 18 only, as scripts/setup.mjs needs it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';

/**
 * Runs a program to its end in this one's place: same terminal, same signals.
 *
 * @returns its exit status
 */
export function run(command, args, options) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  const forward = {
    SIGTERM: () => child.kill('SIGTERM'),
    // A terminal sends Ctrl-C to the child too: passed on, it would be heard as a second, impatient one.
    SIGINT: () => terminal || child.kill('SIGINT'),
  };
  for (const [signal, handler] of Object.entries(forward)) process.on(signal, handler);
  // npm that is told to stop stops only the shell between it and us: then nobody is left to tell us.
  const parent = process.ppid;
  const orphaned = setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 250);
  if (process.env.npm_lifecycle_event === undefined) clearInterval(orphaned);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearInterval(orphaned);
      for (const [name, handler] of Object.entries(forward)) process.off(name, handler);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** How to call npm: the one that called us, or the one that came with this Node, or whichever the PATH has. */
export function npm() {
  const folder = dirname(process.execPath);
  const script = [
    process.env.npm_execpath ?? '',
    join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => basename(path) === 'npm-cli.js' && existsSync(path));
  return script
    ? { command: process.execPath, prefix: [script], shell: false }
    : { command: 'npm', prefix: [], shell: process.platform === 'win32' };
}
