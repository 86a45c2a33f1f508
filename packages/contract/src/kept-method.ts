import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

/** What a member has let a provider keep, so that what falls due later is collected from it. */
export const KeptMethod = z.object({
  /** By the provider's names: `card`, `sepa_debit`, `bacs_debit`… */
  kind: z.string(),
  last4: z.nullable(z.string()),
  /** The card's brand or the bank, as far as it is known. */
  label: z.nullable(z.string()),
  /** Of a direct debit: what the bank calls the mandate, and where the payer can read it. */
  mandate: z.nullable(z.object({ reference: z.string(), url: z.string() })),
});
export type KeptMethod = z.infer<typeof KeptMethod>;

export const getMyKeptMethod = endpoint({
  method: 'GET',
  path: '/v1/members/me/kept-method',
  access: 'member',
  summary: 'What the signed-in member’s later payments are collected from.',
  reply: KeptMethod,
  problems: ['not_found'],
});

export const forgetMyKeptMethod = endpoint({
  method: 'DELETE',
  path: '/v1/members/me/kept-method',
  access: 'member',
  summary: 'Collects nothing more from what the signed-in member has let be kept.',
  problems: [],
});
