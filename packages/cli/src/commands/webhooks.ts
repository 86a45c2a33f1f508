import {
  DeliveryState,
  WebhookEventType,
  type Delivery,
  type Webhook,
  type WebhookWithSecret,
} from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import {
  choice,
  oneOf,
  text,
  texts,
  UsageError,
  word,
  type Action,
  type Arguments,
  type Command,
} from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { facts, print, table } from '../output.ts';

const states = DeliveryState.options;
const types = WebhookEventType.options;

export const webhooks: Command = {
  usage: `  coopkit webhooks add https://site.example/hook [--event member.admitted]…
                                            tells a program what happens: all, or these types of events
  coopkit webhooks list
  coopkit webhooks enable|disable|remove WEBHOOK
  coopkit webhooks rotate WEBHOOK           a new secret; the old one signs too for 24 hours
  coopkit webhooks test WEBHOOK             sends it an event that says so
  coopkit webhooks deliveries WEBHOOK [--state ${states.join('|')}]
  coopkit webhooks delivery WEBHOOK EVENT   what was sent, and how each try ended
  coopkit webhooks replay WEBHOOK --event EVENT | --since 2026-11-24
                                            sends one again, or all that it has not taken since then`,
  options: {
    ...coopOptions,
    event: { type: 'string', multiple: true },
    state: { type: 'string' },
    since: { type: 'string' },
  },
  run: oneOf({
    add: { takes: ['address'], run: add },
    list: { run: list },
    enable: switching(true),
    disable: switching(false),
    remove: { takes: ['webhook'], run: remove },
    rotate: { takes: ['webhook'], run: rotate },
    test: { takes: ['webhook'], run: test },
    deliveries: { takes: ['webhook'], run: deliveries },
    delivery: { takes: ['webhook', 'event'], run: delivery },
    replay: { takes: ['webhook'], run: replay },
  }),
};

async function add(args: Arguments): Promise<void> {
  const url = word(args, 0);
  const asked = texts(args, 'event').map(readType);
  const made = await withCoop(args, (coop) =>
    coop.webhooks.create({ url, events: asked.length > 0 ? asked : null }),
  );
  tellSecret(args, made);
}

function readType(text: string): WebhookEventType {
  const type = types.find((each) => each === text);
  if (!type) throw new UsageError(`--event is "${text}": give one of ${types.join(', ')}.`);
  return type;
}

async function list(args: Arguments): Promise<void> {
  const all = await withCoop(args, (coop) => coop.webhooks.list());
  print(args, all, () =>
    table(
      ['WEBHOOK', 'STATE', 'ADDRESS', 'EVENTS'],
      all.map((each) => [each.id, stateOf(each), each.url, each.events?.join(' ') ?? 'all']),
    ),
  );
}

function stateOf({ enabled, disabledBecause, failingSince }: Webhook): string {
  if (!enabled) return disabledBecause ? `off: ${disabledBecause}` : 'off';
  return failingSince ? `failing since ${failingSince.slice(0, 16)}Z` : 'on';
}

function switching(enabled: boolean): Action {
  return {
    takes: ['webhook'],
    async run(args) {
      const id = word(args, 0);
      const changed = await withCoop(args, (coop) => coop.webhooks.update(id, { enabled }));
      print(args, changed, () => `${id} is ${enabled ? 'on: it is told what happens' : 'off'}.`);
    },
  };
}

async function remove(args: Arguments): Promise<void> {
  const id = word(args, 0);
  await withCoop(args, (coop) => coop.webhooks.remove(id));
  print(args, { id }, () => `${id} is removed.`);
}

async function rotate(args: Arguments): Promise<void> {
  const made = await withCoop(args, (coop) => coop.webhooks.rotateSecret(word(args, 0)));
  tellSecret(args, made, '\nThe one before signs too for 24 hours: put this one in within that time.');
}

function tellSecret(args: Arguments, made: WebhookWithSecret, more = ''): void {
  print(
    args,
    made,
    () => `${made.id}\n${made.secret}\n\nThe secret is shown this once: keep it safe.${more}`,
  );
}

async function test(args: Arguments): Promise<void> {
  const id = word(args, 0);
  // Where the database is on this machine it is sent before the command ends, so that is asked afterwards.
  const { eventId } = await withCoop(args, (coop) => coop.webhooks.test(id));
  print(
    args,
    { webhookId: id, eventId },
    () => `${eventId} is on its way. How it went: coopkit webhooks delivery ${id} ${eventId}`,
  );
}

async function deliveries(args: Arguments): Promise<void> {
  const state = choice(args, 'state', states);
  const all = await withCoop(args, async (coop) => {
    const found: Delivery[] = [];
    for await (const each of coop.webhooks.deliveries(word(args, 0), { state, limit: 500 })) found.push(each);
    return found;
  });
  print(args, all, () =>
    table(
      ['EVENT', 'TYPE', 'HAPPENED', 'STATE', 'TRIES', 'LAST', 'NEXT'],
      all.map((d) => [d.eventId, d.type, d.timestamp, d.state, d.attempts, d.status, d.nextAt]),
    ),
  );
}

async function delivery(args: Arguments): Promise<void> {
  const found = await withCoop(args, (coop) => coop.webhooks.delivery(word(args, 0), word(args, 1)));
  const { tries, body } = found;
  print(
    args,
    found,
    () => `${facts([
      ['event', found.eventId],
      ['type', found.type],
      ['happened', found.timestamp],
      ['state', found.state],
      ['next try', found.nextAt],
      ['says', JSON.stringify(body.data)],
    ])}

${table(
  ['SENT', 'ANSWER', 'TOOK', 'SAID'],
  tries.map((each) => [each.at, each.status ?? each.error, `${each.ms} ms`, each.response]),
)}`,
  );
}

async function replay(args: Arguments): Promise<void> {
  const id = word(args, 0);
  const events = texts(args, 'event');
  const since = text(args, 'since');
  if (events.length > 0 === (since !== undefined)) throw new UsageError('Give either --event or --since.');
  const from = since === undefined ? undefined : readInstant(since);
  const count = await withCoop(args, async (coop) =>
    from ? coop.webhooks.replaySince(id, from) : replayEach(coop, id, events),
  );
  print(
    args,
    { webhookId: id, events: count },
    () => `${count} ${count === 1 ? 'event is' : 'events are'} sent again.`,
  );
}

async function replayEach(coop: Coop, webhookId: string, events: readonly string[]): Promise<number> {
  for (const event of events) await coop.webhooks.replay(webhookId, event);
  return events.length;
}

/** A day from its beginning, or an instant; in UTC. */
function readInstant(text: string): Date {
  const instant = new Date(text);
  if (
    /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)?$/.test(text) &&
    !Number.isNaN(instant.getTime())
  )
    return instant;
  throw new UsageError(`--since is "${text}": give a day such as 2026-11-24, or 2026-11-24T12:00Z.`);
}
