import type { Member } from '@coopkit/contract';
import type { Principal } from '../http/principal.ts';
import { refuse } from '../http/refuse.ts';

/** The member who calls. */
export function signedInMember({ principal }: { principal: Principal }): Member {
  return principal.kind === 'member' ? principal.member : refuse('not_signed_in');
}
