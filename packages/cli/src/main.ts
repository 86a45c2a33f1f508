#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { isCoopError } from '@coopkit/sdk';
import { ConfigError } from '@coopkit/server';
import { Failure, UsageError, type Command } from './command.ts';
import { demo } from './commands/demo.ts';
import { importMembers } from './commands/import.ts';
import { init } from './commands/init.ts';
import { keys } from './commands/keys.ts';
import { members } from './commands/members.ts';
import { serve } from './commands/serve.ts';

const commands: Record<string, Command> = { serve, init, members, import: importMembers, keys, demo };

const help = `coopkit: turns a website into a platform co-op

${Object.values(commands)
  .map(({ usage }) => usage)
  .join('\n')}

Every command takes --json and --help. The data commands call the server in COOPKIT_URL with the key in
COOPKIT_SECRET_KEY; without those they work on the local database (DATA_DIR or DATABASE_URL).
`;

process.exitCode = await main(process.argv.slice(2));

/** @returns the exit status: 0 done, 1 refused or failed, 2 called wrongly */
async function main([name, ...rest]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(help);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const json = rest.includes('--json');
  try {
    if (!command) throw new UsageError(`There is no command "${name}".\n\n${help}`);
    const { values, positionals } = parse(command, rest);
    if (values.help) {
      process.stdout.write(`${command.usage}\n`);
      return 0;
    }
    await command.run({ words: positionals, options: values });
    return 0;
  } catch (error) {
    const { status, message, facts } = explain(error, command);
    process.stderr.write(
      json ? `${JSON.stringify({ error: message, ...facts })}\n` : `coopkit: ${message}\n`,
    );
    return status;
  }
}

function parse(command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** What to say of an error: one sentence where it was foreseen, all there is where it was not. */
function explain(error: unknown, command: Command | undefined) {
  if (error instanceof UsageError) {
    return {
      status: 2,
      message: `${error.message}${command ? `\n\n${command.usage}` : ''}`,
      facts: { code: 'usage' },
    };
  }
  if (error instanceof ConfigError) return { status: 2, message: error.message, facts: { code: 'config' } };
  if (error instanceof Failure) return { status: 1, message: error.message, facts: error.facts };
  if (isCoopError(error)) {
    const { code, status, requestId, fields } = error;
    return { status: 1, message: `${error.message} (${code})`, facts: { code, status, requestId, fields } };
  }
  const system = error as NodeJS.ErrnoException;
  if (system.code && system.path)
    return { status: 1, message: `${system.code}: ${system.path}`, facts: { code: system.code } };
  return {
    status: 1,
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    facts: {},
  };
}
