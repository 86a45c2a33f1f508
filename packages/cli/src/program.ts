import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UsageError, type Command } from './command.ts';
import { applications } from './commands/applications.ts';
import { audit } from './commands/audit.ts';
import { classes } from './commands/classes.ts';
import { contributions } from './commands/contributions.ts';
import { count } from './commands/count.ts';
import { debits } from './commands/debits.ts';
import { demo } from './commands/demo.ts';
import { exportMember } from './commands/export.ts';
import { importMembers } from './commands/import.ts';
import { init } from './commands/init.ts';
import { keys } from './commands/keys.ts';
import { ledger } from './commands/ledger.ts';
import { members } from './commands/members.ts';
import { payments } from './commands/payments.ts';
import { register } from './commands/register.ts';
import { rules } from './commands/rules.ts';
import { serve } from './commands/serve.ts';
import { shares } from './commands/shares.ts';
import { votes } from './commands/votes.ts';
import { webhooks } from './commands/webhooks.ts';
import { witnesses } from './commands/witnesses.ts';
import { explain } from './explain.ts';

const commands: Record<string, Command> = {
  serve,
  init,
  members,
  applications,
  import: importMembers,
  register,
  export: exportMember,
  classes,
  shares,
  contributions,
  payments,
  debits,
  ledger,
  rules,
  keys,
  witnesses,
  webhooks,
  votes,
  count,
  audit,
  demo,
};

const help = `coopkit: turns a website into a platform co-op

${Object.values(commands)
  .map(({ usage }) => usage)
  .join('\n')}

Every command takes --json and --help. The data commands call the server in COOPKIT_URL with the key in
COOPKIT_SECRET_KEY; without those they work on the local database (DATA_DIR or DATABASE_URL), where --coop ID
says which co-op if there are several.
`;

/**
 * Does what the program is called with.
 *
 * @returns the exit status: 0 done, 1 refused or failed, 2 called wrongly or nothing to read
 */
export async function main([name, ...rest]: string[]): Promise<number> {
  if (name === undefined || ['--help', '-h', 'help'].includes(name)) {
    (name === undefined ? process.stderr : process.stdout).write(help);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command)
      throw new UsageError(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
    const { values, positionals } = parse(command, rest);
    if (values.help) {
      process.stdout.write(`${command.usage}\n`);
      return 0;
    }
    await command.run({ words: positionals, options: values });
    return 0;
  } catch (error) {
    const { status, message, facts } = explain(error);
    const usage = status === 2 && command && error instanceof UsageError ? `\n\n${command.usage}` : '';
    process.stderr.write(
      rest.includes('--json')
        ? `${JSON.stringify({ error: message, ...facts })}\n`
        : `coopkit: ${message}${usage}\n`,
    );
    return status;
  }
}

function parse(command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}
