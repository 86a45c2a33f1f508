import type { Receipt } from '@coopkit/contract';
import { Casting, newNonce, type CoopError } from '@coopkit/sdk';
import type { Booth } from './booth.ts';

/** Takes the ballot: from now on it is sent, however long that takes, as one and the same. */
export function takeBallot(booth: Booth): void {
  const { kept, answers, vote } = booth;
  const replaces = vote.secrecy === 'sealed' ? kept.cast?.nonce : undefined;
  kept.sending = { answers, nonce: newNonce(), ...(replaces === undefined ? {} : { replaces }) };
  delete kept.draft;
  booth.keep();
}

/** Sends the ballot that was taken. */
export async function sendBallot(booth: Booth, signal: AbortSignal): Promise<Receipt | undefined> {
  const { kept, coop, vote, mine, carried } = booth;
  const { sending } = kept;
  if (!sending || !mine) return undefined;
  const ballot = carried ? { ...sending, for: carried.key } : sending;
  const { receipt } = await new Casting(coop.connection).cast(vote.id, ballot, { signal });
  kept.cast = { answers: sending.answers, nonce: sending.nonce, receipt };
  delete kept.sending;
  booth.keep();
  (carried ?? mine).voted = true;
  return receipt;
}

/** Whether to go on trying after this error; if not, the ballot is a draft again. */
export function goesOn(booth: Booth, { code, status }: CoopError): boolean {
  const { kept } = booth;
  const passing = ['offline', 'timeout', 'too_busy', 'internal', 'invalid_reply', 'rate_limited'];
  if (passing.includes(code) || status === 401 || !kept.sending) return true;
  kept.draft = kept.sending.answers;
  delete kept.sending;
  if (code === 'ballot_replaced') delete kept.cast;
  booth.keep();
  return false;
}
