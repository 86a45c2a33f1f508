import { NewVote, VoteState, check, type Vote, type VoteSummary } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import {
  Failure,
  oneOf,
  text,
  UsageError,
  word,
  type Action,
  type Arguments,
  type Command,
} from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { print, table } from '../output.ts';
import { readText } from '../read-text.ts';
import { inWords, outcomeWords } from '../votes/result-words.ts';

const states = VoteState.options;

export const votes: Command = {
  usage: `  coopkit votes list [--state ${states.join('|')}]
  coopkit votes create FILE.json            puts a vote to the members
  coopkit votes open|close VOTE             at once, before its time
  coopkit votes annul VOTE --reason TEXT
  coopkit votes result VOTE                 the certified result, or the standing so far where that is shown`,
  options: { ...coopOptions, state: { type: 'string' }, reason: { type: 'string' } },
  run: oneOf({
    list: { run: list },
    create: { takes: ['file'], run: create },
    open: changing((coop, id) => coop.votes.open(id)),
    close: changing((coop, id) => coop.votes.close(id)),
    annul: {
      takes: ['vote'],
      async run(args) {
        const reason = text(args, 'reason')?.trim();
        if (!reason) throw new UsageError('Say why with --reason: members are told.');
        show(args, await withCoop(args, (coop) => coop.votes.annul(word(args, 0), { reason })));
      },
    },
    result: { takes: ['vote'], run: result },
  }),
};

function changing(change: (coop: Coop, id: string) => Promise<Vote>): Action {
  return {
    takes: ['vote'],
    run: async (args) => show(args, await withCoop(args, (coop) => change(coop, word(args, 0)))),
  };
}

async function list(args: Arguments): Promise<void> {
  const asked = text(args, 'state');
  const state = states.find((each) => each === asked);
  if (asked !== undefined && !state)
    throw new UsageError(`--state is "${asked}": give one of ${states.join(', ')}.`);
  const rows = await withCoop(args, async (coop) => {
    const all: VoteSummary[] = [];
    for await (const vote of coop.votes.list({ state, limit: 500 })) all.push(vote);
    return all;
  });
  print(args, rows, () =>
    table(
      ['VOTE', 'STATE', 'TITLE', 'OPENS', 'CLOSES', 'TURNOUT'],
      rows.map(({ id, state, title, opensAt, closesAt, turnout }) => [
        id,
        state,
        inWords(title, ''),
        opensAt,
        closesAt,
        turnout ? `${turnout.ballots} of ${turnout.roll}` : '',
      ]),
    ),
  );
}

async function create(args: Arguments): Promise<void> {
  const vote = readVote(word(args, 0));
  show(args, await withCoop(args, (coop) => coop.votes.create(vote)));
}

/** Room for thirty questions with all their texts, in several languages. */
const MAX_BYTES = 4_000_000;

/** @throws {Failure} naming each field that is wrong */
function readVote(file: string): NewVote {
  let given: unknown;
  try {
    given = JSON.parse(readText(file, MAX_BYTES));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${file} is not JSON: ${error instanceof Error ? error.message : 'it does not end'}.`, {
      code: 'malformed_body',
    });
  }
  const checked = check(NewVote, given);
  if (checked.ok) return checked.value;
  const faults = checked.fields.map(({ field, code, limit }) => {
    const most = limit === undefined ? '' : ` (${limit})`;
    return `\n  ${field || 'the file'}: ${code}${most}`;
  });
  throw new Failure(`${file} is not a vote:${faults.join('')}`, {
    code: 'invalid_request',
    fields: checked.fields,
  });
}

function show(args: Arguments, vote: Vote): void {
  print(args, vote, () => `${inWords(vote.title, vote.id)} (${vote.id}) ${stateWords(vote)}`);
}

function stateWords({ state, opensAt, closesAt, turnout, annulment }: Vote): string {
  switch (state) {
    case 'draft':
      return 'is a draft, which the stewards alone see.';
    case 'scheduled':
      return `opens at ${opensAt}.`;
    case 'open':
      return Date.parse(closesAt) > Date.now()
        ? `is open until ${closesAt}, with ${turnout?.roll ?? 0} on the roll.`
        : 'takes no more ballots, and is being counted.';
    case 'closed':
      return 'is closed and being counted.';
    case 'counted':
      return 'is closed and counted.';
    case 'annulled':
      return `is annulled: ${annulment?.reason ?? ''}`;
  }
}

async function result(args: Arguments): Promise<void> {
  const id = word(args, 0);
  const { vote, result } = await withCoop(args, async (coop) => {
    const result = await coop.votes.result(id);
    return { vote: await coop.votes.get(id), result };
  });
  print(args, result, () =>
    [
      `${inWords(vote.title, id)} (${id})`,
      result.final ? `Certified at ${result.countedAt ?? ''}` : 'How it stands; it is not certified',
      '',
      ...outcomeWords(result, vote.questions, process.stdout.columns || 100),
    ].join('\n'),
  );
}
