import type { Draft } from '../join/draft.ts';
import type { PayHost } from './host.ts';
import { PayFlow } from './pay-flow.ts';
import { restoreSession, returnedPayment } from './returning.ts';

/**
 * Begins to pay what an application asks for, or goes on with the payment that was begun.
 *
 * @param flow the one that is under way, where this is tried again
 * @returns undefined where there is nothing to pay, or the new member is signed in no more: then they pay by a mail's link
 */
export function enterPaying(
  host: PayHost,
  { ending, typed, owes }: Draft,
  flow: PayFlow | undefined,
): { flow: PayFlow; begin: (signal: AbortSignal) => Promise<void> } | undefined {
  const amount = ending?.application.toPay;
  if (!ending || !amount) return undefined;
  const applicationId = ending.member ? undefined : ending.application.id;
  restoreSession(host.coop);
  if (!applicationId && !host.coop.session.hasToken) return undefined;
  const due = { amount, applicationId, name: typed.name?.trim(), more: owes === 'more' };
  const paying = flow ?? new PayFlow(host, due);
  const begin = (signal: AbortSignal) => {
    const returned = returnedPayment();
    if (returned !== undefined) ending.paymentId = returned;
    const { paymentId } = ending;
    return paymentId === undefined
      ? paying.begin(signal)
      : paying.resume(paymentId, returned !== undefined, signal);
  };
  return { flow: paying, begin };
}
