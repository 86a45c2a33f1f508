import { MAIL_JOB } from '../mail/mail.ts';
import { admit } from '../routes/admit.ts';
import { refuse } from '../http/refuse.ts';
import { dayOf } from '../members/statuses.ts';
import type { PaymentRow } from '../store/money-tables.ts';
import { owedByApplicant } from './admission.ts';
import type { Books } from './books.ts';
import { receivePayment, useCredit, type Movement } from './settle.ts';

/**
 * A payment came: it is booked, the payer hears of it, and where it was all that an application waited for, that goes on.
 *
 * @returns false where it was booked already
 */
export async function paymentCame(books: Books, payment: PaymentRow, came: Movement): Promise<boolean> {
  const { store } = books;
  if (!(await receivePayment(books, payment, came))) return false;
  const at = came.at.toISOString();
  if (payment.member_id !== null) {
    const member = await store.members.find(payment.member_id);
    if (!member) return true;
    await useCredit(books, member, today(came), came.at);
    const { email: to, name, locale } = member;
    await store.jobs.add(
      MAIL_JOB,
      { kind: 'payment-received', to, name, locale, amount: books.money(came.amount) },
      at,
    );
  } else if (payment.application_id !== null) await applicantPaid(books, payment.application_id, came);
  return true;
}

/** The day on which what is over may pay what else is owed. */
function today({ on, at }: Movement): string {
  const day = dayOf(at);
  return on > day ? on : day;
}

async function applicantPaid(books: Books, applicationId: string, { on, at }: Movement): Promise<void> {
  const { store } = books;
  const application = await store.applications.find(applicationId);
  if (application?.state !== 'unpaid' || (await owedByApplicant(books, applicationId, on)) > 0) return;
  const memberClass = (await store.classes.find(application.class_id)) ?? refuse('not_found');
  // Money that has come is booked whatever becomes of the application: what can't be settled here is for the board.
  const settled = memberClass.intake !== 'full' && !(await store.members.byEmail(application.email));
  if (memberClass.admission === 'open' && settled) {
    await admit(store, application, { from: 'unpaid', by: null, message: null, at });
    return;
  }
  await store.applications.toBoard(applicationId, 'unpaid', at.toISOString());
  const { email: to, name, locale } = application;
  await store.jobs.add(MAIL_JOB, { kind: 'application-pending', to, name, locale }, at.toISOString());
}
