import type { Member, ShareTerms } from '@coopkit/contract';
import { refuse } from '../http/refuse.ts';
import type { Books } from './books.ts';

/** On what terms the members of a member's class hold shares. */
export async function termsOf({ store }: Books, member: Member): Promise<ShareTerms> {
  const memberClass = await store.classes.find(member.memberClass);
  return memberClass?.shares ?? refuse('shares_not_offered');
}
