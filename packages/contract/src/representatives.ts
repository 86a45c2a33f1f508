import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { NewRepresentative, Representative } from './representative.ts';
import { Day, Id } from './text.ts';

const MemberParams = z.object({ memberId: Id });
const RepresentativeParams = z.object({ memberId: Id, representativeId: Id });
const List = z.object({ items: z.array(Representative) });
/** From which day on they act no more: today, unless told. */
const End = z.strictObject({ on: z.optional(Day) });

export const listRepresentatives = endpoint({
  method: 'GET',
  path: '/v1/members/:memberId/representatives',
  access: 'steward',
  summary: 'Who acts, acted or will act for an organisation or household, by the first day.',
  params: MemberParams,
  reply: List,
  problems: ['not_found'],
});

export const addRepresentative = endpoint({
  method: 'POST',
  path: '/v1/members/:memberId/representatives',
  access: 'steward',
  summary: 'Names a person who acts for an organisation or household, and hears of it by e-mail.',
  params: MemberParams,
  body: NewRepresentative,
  reply: Representative,
  problems: ['not_found', 'not_represented', 'address_taken', 'not_a_member'],
});

export const endRepresentative = endpoint({
  method: 'POST',
  path: '/v1/members/:memberId/representatives/:representativeId/end',
  access: 'steward',
  summary: 'Ends that a person acts for a member.',
  params: RepresentativeParams,
  body: End,
  reply: Representative,
  problems: ['not_found'],
});

export const listMyRepresentatives = endpoint({
  method: 'GET',
  path: '/v1/members/me/representatives',
  access: 'member',
  summary: 'Who acts for the signed-in organisation or household.',
  reply: List,
  problems: [],
});

export const addMyRepresentative = endpoint({
  method: 'POST',
  path: '/v1/members/me/representatives',
  access: 'member',
  summary: 'Names a person who acts for the signed-in organisation or household.',
  body: NewRepresentative,
  reply: Representative,
  problems: ['not_represented', 'address_taken', 'not_a_member'],
});

export const endMyRepresentative = endpoint({
  method: 'POST',
  path: '/v1/members/me/representatives/:representativeId/end',
  access: 'member',
  summary: 'Ends that a person acts for the signed-in organisation or household.',
  params: z.object({ representativeId: Id }),
  body: End,
  reply: Representative,
  problems: ['not_found'],
});
