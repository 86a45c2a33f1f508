import type { Member, Money, SentEventType } from '@coopkit/contract';
import type { Booking, ShareChangeKind } from '@coopkit/ledger';
import { refuse } from '../http/refuse.ts';
import type { CoopRow } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { entryText, type EntryFacts } from './entry-words.ts';

/** A co-op's books: its currency, and where events are booked. */
export interface Books {
  readonly store: Store;
  readonly coop: CoopRow;
  readonly locale: string;
  /** An amount of the co-op's currency. */
  money: (amount: number) => Money;
  /** Refuses an amount in another currency. */
  own: (currency: string | undefined) => void;
  /** Books an event. @returns its position in the journal */
  book: (booking: Booking, of: BookedOf) => Promise<number>;
}

interface BookedOf {
  on: string;
  at: Date;
  facts: EntryFacts;
  paymentId?: string | undefined;
  /** What of the outside it books: once. */
  fact?: string | undefined;
  /** The members whose shares it changes: the register names the class they hold them in. */
  members?: readonly Member[] | undefined;
}

/** Opens a co-op's books in a transaction: nobody else writes in them until it ends. */
export async function openBooks(store: Store): Promise<Books> {
  await store.lock();
  return readBooks(store);
}

/** The books to read in. */
export async function readBooks(store: Store): Promise<Books> {
  const coop = (await store.coop()) ?? refuse('unknown_coop');
  const [locale = 'en'] = JSON.parse(coop.locales) as string[];
  const { currency, currency_exponent: exponent } = coop;
  return {
    store,
    coop,
    locale,
    money: (amount) => ({ amount, currency, exponent }),
    own(other) {
      if (other !== undefined && other !== currency) {
        refuse('wrong_currency', {
          detail: `The co-op’s currency is ${currency}.`,
          fields: [{ field: 'currency', code: 'not_an_option' }],
        });
      }
    },
    async book(booking, { on, at, facts, paymentId, fact, members = [] }) {
      const position = await store.ledger.add(booking, {
        on,
        at: at.toISOString(),
        text: entryText(locale, booking.kind as Parameters<typeof entryText>[1], facts),
        currency,
        exponent,
        paymentId,
        fact,
        classOf: new Map(members.map(({ id, memberClass }) => [id, memberClass])),
      });
      for (const row of booking.shares) {
        const type = told[row.kind];
        if (!type) continue;
        const { member: memberId, shares, amount, counterparty: counterpartyId } = row;
        const event = {
          memberId,
          shares: Math.abs(shares),
          amount: { amount, currency, exponent },
          on,
          counterpartyId,
        };
        await store.events.add(type, event, at.toISOString());
      }
      return position;
    },
  };
}

/** What other programs are told of the register; a transfer once, by who has the shares now. */
const told: Partial<Record<ShareChangeKind, `shares.${string}` & SentEventType>> = {
  issued: 'shares.issued',
  'paid-up': 'shares.paid-up',
  'transferred-in': 'shares.transferred',
  withdrawn: 'shares.withdrawn',
  redeemed: 'shares.redeemed',
  given: 'shares.given',
  cancelled: 'shares.cancelled',
};
