import { createHash } from 'node:crypto';
import type { ContributionTerms, ShareTerms } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { DUES, TERMS } from './money.ts';
import { startStripe, type SignedEvent } from './stripe-server.ts';
import { FOUNDING, makeServer, SITE } from './support.ts';

const SHARES: ShareTerms = { ...TERMS, minimum: 1, maximum: null, entryFee: 0 };
const GIFT: ContributionTerms = {
  ...DUES,
  id: 'gift',
  kind: 'donation',
  name: { en: 'Gift' },
  interval: 'once',
};

/** A co-op that is paid by Stripe, and the Stripe that it is paid by. */
export async function makeStripeCoop({ strict = true } = {}) {
  const clock = { now: new Date('2030-05-01T09:00:00.000Z') };
  const stripe = await startStripe({ now: () => clock.now, strict });
  const server = await makeServer({}, { stripeApi: stripe.url });
  server.clock.now = clock.now;
  const { parts } = server.opened;
  await server.office.classes.update('rider', { shares: SHARES, contributions: [DUES, GIFT] });
  const { secretKey, publishableKey, webhookSecrets } = stripe.settings;
  await server.office.payments.set({ stripe: { secretKey, publishableKey, webhookSecrets } });

  return {
    ...server,
    stripe,

    /** Lets time pass, here and at Stripe. */
    pass({ days = 0, hours = 0, seconds = 0 }: { days?: number; hours?: number; seconds?: number }): void {
      clock.now = new Date(clock.now.getTime() + ((days * 24 + hours) * 3_600 + seconds) * 1_000);
      server.clock.now = clock.now;
    },

    /** Stripe sends an event. */
    send: (
      { body, header }: Pick<SignedEvent, 'body' | 'header'>,
      coopId = server.coopId,
    ): Promise<Response> =>
      server.request(`/v1/payments/stripe/${coopId}/events`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': header },
      }),

    /** Members of the class that takes shares, signed in: written straight into the database. */
    async members(count: number): Promise<{ id: string; me: Coop }[]> {
      const from = FOUNDING.stewards.length + 1;
      const named = (prefix: string, number: number) => `${prefix}_${String(number).padStart(22, '0')}`;
      const at = clock.now.toISOString();
      return Promise.all(
        Array.from({ length: count }, async (_, i) => {
          const number = from + i;
          const id = named('mem', number);
          const token = named('st', number).replace('_', `_${server.coopId.slice(4)}`);
          await parts.engine.db
            .insertInto('members')
            .values({
              coop_id: server.coopId,
              id,
              number,
              class_id: 'rider',
              kind: 'person',
              name: `Member ${number}`,
              email: `member${number}@example.org`,
              locale: 'en',
              answers: '{}',
              joined_at: at,
            })
            .execute();
          await parts.engine.db
            .insertInto('sessions')
            .values({
              coop_id: server.coopId,
              id: named('ses', number),
              token_hash: createHash('sha256').update(token).digest('hex'),
              member_id: id,
              origin: SITE,
              created_at: at,
              expires_at: '2100-01-01T00:00:00.000Z',
            })
            .execute();
          return { id, me: server.client({ session: token, origin: SITE }) };
        }),
      );
    },

    async close(): Promise<void> {
      await server.close();
      await stripe.close();
    },
  };
}

export type StripeCoop = Awaited<ReturnType<typeof makeStripeCoop>>;
