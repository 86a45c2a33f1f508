import { ApplicationState, type Application } from '@coopkit/contract';
import { flatAnswers } from '../answers.ts';
import { UsageError, oneOf, text, word, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { facts, print, table } from '../output.ts';

const states = ApplicationState.options;

export const applications: Command = {
  usage: `  coopkit applications list [--state ${states.join('|')}]
  coopkit applications show APPLICATION     what they said; then: coopkit members approve|reject APPLICATION`,
  options: { ...coopOptions, state: { type: 'string' } },
  run: oneOf({
    list: { run: list },
    show: { takes: ['application'], run: show },
  }),
};

async function list(args: Arguments): Promise<void> {
  const asked = text(args, 'state');
  const state = states.find((each) => each === asked);
  if (asked !== undefined && !state)
    throw new UsageError(`--state is "${asked}": give one of ${states.join(', ')}.`);
  const rows = await withCoop(args, async (coop) => {
    const all: Application[] = [];
    for await (const application of coop.applications.list({ state, limit: 500 })) all.push(application);
    return all;
  });
  print(args, rows, () =>
    table(
      ['APPLICATION', 'STATE', 'NAME', 'CLASS', 'E-MAIL', 'SINCE'],
      rows.map((a) => [a.id, a.state, a.name, a.memberClass, a.email, a.createdAt.slice(0, 10)]),
    ),
  );
}

async function show(args: Arguments): Promise<void> {
  const application = await withCoop(args, (coop) => coop.applications.get(word(args, 0)));
  const { consent } = application;
  print(args, application, () =>
    facts([
      ['id', application.id],
      ['state', application.state],
      ['class', application.memberClass],
      ['kind', application.kind],
      ['name', application.name],
      ['signatory', application.signatory?.name],
      ['signatory’s role', application.signatory?.role],
      ['e-mail', application.email],
      ...flatAnswers(application.answers),
      ['agreed to rules', `version ${consent.rulesVersion} in ${consent.locale} at ${consent.agreedAt}`],
      ['applied at', application.createdAt],
      ['e-mail proved at', application.verifiedAt],
      ['decided at', application.decidedAt],
      ['message', application.message],
      ['member', application.memberId],
    ]),
  );
}
