import type { Member, Money, ShareEntry } from '@coopkit/contract';
import { decimal } from '@coopkit/ledger';
import { certificateWords, type CertificateLocale } from './certificate-words.ts';
import { Sheet } from './sheet.ts';

export interface CertificateFacts {
  locale: CertificateLocale;
  coop: string;
  member: Pick<Member, 'name' | 'number'>;
  /** The class's name, in the certificate's language. */
  memberClass: string;
  /** The day it speaks of. */
  on: string;
  shares: number;
  subscribed: Money;
  paidUp: Money;
  entries: readonly Pick<ShareEntry, 'position' | 'kind' | 'shares' | 'amount' | 'on'>[];
  /** When it is made. */
  at: Date;
}

/** A certificate of what a member held on a day: a PDF of A4, tagged. The same facts make the same bytes. */
export function shareCertificate(facts: CertificateFacts): Promise<Buffer> {
  const { locale, coop, member, on, shares, subscribed, paidUp, entries, at } = facts;
  const words = certificateWords(locale);
  const count = (number: number) => new Intl.NumberFormat(locale).format(number);
  const day = (text: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(text));
  const sum = (money: Money) => moneyIn(locale, money);
  const nominal = { ...subscribed, amount: subscribed.amount / shares };

  const sheet = new Sheet({ title: `${words.title} – ${member.name}`, author: coop, locale, at });
  sheet.quiet(coop, { size: 11, after: 2 });
  sheet.heading(1, words.title, { after: 12 });
  sheet.paragraph(words.holds(member.name, member.number, coop, day(on)), { after: 6 });
  sheet.paragraph(words.shares(shares, count(shares)), { size: 20, font: 'bold', after: 10 });
  sheet.heading(2, words.facts);
  sheet.facts([
    [words.member, member.name],
    [words.number, String(member.number)],
    [words.memberClass, facts.memberClass],
    [words.on, day(on)],
    [words.count, count(shares)],
    ...(Number.isInteger(nominal.amount) ? ([[words.nominal, sum(nominal)]] as const) : []),
    [words.subscribed, sum(subscribed)],
    [words.paidUp, sum(paidUp)],
  ]);
  sheet.gap(12);
  sheet.heading(2, words.entries);
  if (entries.length === 0) sheet.paragraph(words.noEntries);
  else {
    sheet.table(
      [
        { title: words.position, part: 0.12 },
        { title: words.day, part: 0.2 },
        { title: words.kind, part: 0.36 },
        { title: words.change, part: 0.14, align: 'right' },
        { title: words.amount, part: 0.18, align: 'right' },
      ],
      entries.map((entry) => [
        `${entry.position}`,
        day(entry.on),
        words.kinds[entry.kind],
        entry.shares === 0 ? '' : signed(locale, entry.shares),
        sum(entry.amount),
      ]),
    );
  }
  sheet.gap(10);
  sheet.paragraph(words.decides(coop), { size: 9.5 });
  sheet.quiet(words.made(day(at.toISOString())));
  return sheet.end(words.page);
}

function moneyIn(locale: string, { amount, currency, exponent }: Money): string {
  const digits = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
  return format.format(decimal(amount, exponent) as Intl.StringNumericLiteral);
}

function signed(locale: string, count: number): string {
  return new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(count);
}
