import type { ContributionTerms, ShareTerms } from '@coopkit/contract';
import { applicationOf, makeServer, type TestServer } from './support.ts';

/** Terms in euros: €25 a share, two at least, an entry fee, parts, a notice of six months to the end of a year. */
export const TERMS: ShareTerms = {
  nominal: 2_500,
  minimum: 2,
  maximum: 100,
  presets: [2, 10],
  free: true,
  entryFee: 500,
  instalments: [{ count: 3, every: 'month' }],
  investing: false,
  payment: 'after-admission',
  transfer: 'free',
  leaving: { noticeMonths: 6, at: 'year-end', payoutMonths: 3 },
  arrears: null,
};

export const DUES: ContributionTerms = {
  id: 'dues',
  kind: 'dues',
  name: { en: 'Dues' },
  interval: 'month',
  minimum: 300,
  presets: [300, 500],
  free: true,
  required: false,
};

export const BANK = { beneficiary: 'Harbour Taxis', account: 'DE02 1203 0000 0000 2020 51' };

/** A co-op whose riders take shares and whose bank is known. */
export async function makeMoneyServer(terms: Partial<ShareTerms> = {}): Promise<TestServer> {
  const server = await makeServer();
  await server.office.classes.update('rider', { shares: { ...TERMS, ...terms }, contributions: [DUES] });
  await server.office.payments.set({ bankTransfer: BANK });
  return server;
}

/** Joins the class of riders with shares: a member, signed in. */
export async function joinWith(
  server: TestServer,
  email: string,
  asked: Parameters<typeof applicationOf>[1] = { subscription: { shares: 2 } },
) {
  const application = await server.visitor.applications.create(
    await applicationOf(server.visitor, { email, name: 'Ada Lovelace', ...asked }),
  );
  const verified = await server.visitor.applications.verify(application.id, await server.codeTo(email));
  const { member, session } = verified;
  if (!member || !session) throw new Error('not admitted');
  return { member, application: verified.application, me: server.client({ session: session.token }) };
}
