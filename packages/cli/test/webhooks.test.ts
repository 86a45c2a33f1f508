import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Delivery, DeliveryDetails, Webhook, WebhookWithSecret } from '@coopkit/contract';
import { verifyWebhook } from '@coopkit/sdk';
import { makeReceiver, type Receiver } from '../../server/test/receiver.ts';
import { run } from '../../../tests/program.ts';
import { makeCoop } from './coop.ts';

let coop: Awaited<ReturnType<typeof makeCoop>>;
let receiver: Receiver;
before(async () => {
  coop = await makeCoop();
  receiver = await makeReceiver();
});
after(() => {
  receiver.close();
  coop.remove();
});

const webhooks = (...args: string[]) => run(['webhooks', ...args], coop.env);
const read = <Result>(...args: string[]) => coop.read<Result>('webhooks', ...args);

describe('coopkit webhooks', () => {
  it('adds one, shows its secret this once, and tests it', async () => {
    const { out, status } = await webhooks('add', receiver.url, '--event', 'member.admitted');
    assert.equal(status, 0);
    const [id = '', secret = ''] = out.split('\n');
    assert.match(out, /^whe_\w+\nwhsec_\S+\n\nThe secret is shown this once: keep it safe\.\n$/);
    const list = await webhooks('list');
    assert.match(list.out, new RegExp(`^WEBHOOK .*\n${id} +on +${receiver.url}/ +member\\.admitted\n$`));
    assert.ok(!list.out.includes(secret));

    const { eventId } = await read<Delivery>('test', id);
    const event = await verifyWebhook(receiver.received.at(-1)!, secret);
    assert.deepEqual([event.id, event.type], [eventId, 'webhook.test']);
    const { state, tries } = await read<DeliveryDetails>('delivery', id, eventId);
    assert.deepEqual([state, tries.length], ['delivered', 1]);
    const told = await webhooks('delivery', id, eventId);
    assert.match(
      told.out,
      /\nsays +\{"webhookId":"whe_\w+"\}\n\nSENT +ANSWER +TOOK +SAID\n\S+ +200 +\d+ ms\n$/,
    );
  });

  it('lists deliveries by state, replays, rotates, switches off and on, and removes', async () => {
    const { id, secret } = await read<WebhookWithSecret>('add', `${receiver.url}/two`);
    receiver.status(500);
    const { eventId } = await read<Delivery>('test', id);
    assert.match((await webhooks('list')).out, /failing since \d{4}-/);
    const [waiting] = await read<Delivery[]>('deliveries', id, '--state', 'waiting');
    assert.deepEqual([waiting?.eventId, waiting?.status], [eventId, 500]);
    receiver.status(200);
    assert.equal((await webhooks('replay', id, '--event', eventId)).out, '1 event is sent again.\n');
    assert.deepEqual(await read('deliveries', id, '--state', 'waiting'), []);
    assert.equal((await webhooks('replay', id, '--since', '2020-01-01')).out, '0 events are sent again.\n');
    const rotated = await read<WebhookWithSecret>('rotate', id);
    assert.notEqual(rotated.secret, secret);
    await webhooks('disable', id);
    assert.match((await webhooks('list')).out, new RegExp(`${id} +off `));
    const off = await webhooks('test', id);
    assert.equal(off.status, 1);
    assert.match(off.err, /webhook_disabled/);
    assert.equal((await read<Webhook>('enable', id)).enabled, true);
    assert.equal((await webhooks('remove', id)).status, 0);
    assert.ok((await read<Webhook[]>('list')).every((each) => each.id !== id));
  });

  it('says how to call it', async () => {
    for (const [args, says] of [
      [[], /Say what to do: add, list/],
      [['add'], /Which address\?/],
      [
        ['add', receiver.url, '--event', 'member.eaten'],
        /--event is "member\.eaten": give one of member\.admitted/,
      ],
      [['deliveries', 'whe_x', '--state', 'lost'], /--state is "lost"/],
      [['replay', 'whe_x'], /either --event or --since/],
      [['replay', 'whe_x', '--since', 'today'], /--since is "today": give a day/],
      [['replay', 'whe_x', '--since', '2026-13-01'], /--since is "2026-13-01"/],
    ] as const) {
      const { status, err } = await webhooks(...args);
      assert.equal(status, 2);
      assert.match(err, says);
    }
    const plain = await webhooks('add', 'http://site.example/hook');
    assert.equal(plain.status, 1);
    assert.match(plain.err, /begins with https:\/\/.*url: not_https/);
  });
});
