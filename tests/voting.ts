import type { NewVote, Receipt, VoteAnswers } from '@coopkit/contract';
import type { CoopVote } from '@coopkit/elements';
import type { Visit, VisitOptions, World } from './world.ts';

const HOUR_MS = 3_600_000;

/** An instant in so many hours. */
export const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** Options by their names, in English. */
export const named = (...names: string[]) =>
  names.map((name, i) => ({ id: `o${i + 1}`, name: { en: name } }));

type NewQuestion = NewVote['questions'][number];

/** A question on what boat to buy, by any method. */
export const asking = (rest: object) =>
  ({ id: 'boat', title: { en: 'Which boat do we buy?' }, ...rest }) as unknown as NewQuestion;

/** The members of the tests, beside the founding steward. */
export async function makeMembers(world: World): Promise<Record<'simone' | 'ada' | 'bo' | 'chi', string>> {
  const rows = [
    { name: 'Ada Moreau', email: 'ada@harbour.example', memberClass: 'rider' },
    { name: 'Bo Lindqvist', email: 'bo@harbour.example', memberClass: 'rider' },
    {
      name: 'Chiamaka Obi',
      email: 'chi@harbour.example',
      memberClass: 'driver',
      answers: { licence: 'T-1', shift: 'day', 'licensed-since': '2020-01-01' },
    },
  ];
  await world.office.members.import({ dryRun: false, rows });
  const ids: Record<string, string> = {};
  for await (const { id, email } of world.office.members.list()) ids[email.split('@')[0] ?? ''] = id;
  return ids;
}

/** Puts a vote to the members. */
export async function putVote(world: World, settings: Partial<NewVote> = {}, open = true): Promise<string> {
  const { id } = await world.office.votes.create({
    title: { en: 'A boat for the harbour' },
    questions: [asking({ method: 'yes-no-abstain', title: { en: 'Do we buy the Marie-Jeanne?' } })],
    opensAt: inHours(1),
    closesAt: inHours(53),
    ...settings,
  });
  if (open) await world.office.votes.open(id);
  return id;
}

/** Opens a page with a vote on it, as a member who is signed in, or as anyone. */
export async function visitVote(
  world: World,
  voteId: string,
  member?: string,
  options: VisitOptions & { attributes?: string } = {},
): Promise<Visit> {
  const { attributes = '', ...rest } = options;
  const visit = await world.visit(
    `<coop-vote coop="COOP" vote="${voteId}" ${attributes}><a href="COOP/votes/${voteId}">Vote</a></coop-vote>`,
    rest,
  );
  visit.tag = 'coop-vote';
  if (member !== undefined) await signIn(world, visit, member);
  return visit;
}

/** Signs a member in as a website does that knows who they are. */
export async function signIn(world: World, visit: Visit, member: string, stay = false): Promise<void> {
  const session = await world.office.sessions.create({ member, origin: world.siteUrl });
  await visit.page.evaluate(
    async (begun, stays) => {
      await customElements.whenDefined('coop-vote');
      document.querySelector<CoopVote>('coop-vote')?.connectedCoop?.session.begin(begun, stays);
    },
    session,
    stay,
  );
}

/** The receipt of the ballot that was cast last in this page. */
export function lastReceipt(visit: Visit): Promise<Receipt | undefined> {
  return visit.page.evaluate(() => (globalThis as { receipt?: Receipt }).receipt);
}

/** What an open ballot says on the record. */
export async function castAnswers(visit: Visit): Promise<VoteAnswers | undefined> {
  const { entry = '{}' } = (await lastReceipt(visit)) ?? {};
  return (JSON.parse(entry) as { answers?: VoteAnswers }).answers;
}

/** Comes back to the page, which looks then what has changed. */
export async function comeBack(visit: Visit): Promise<void> {
  await visit.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}
