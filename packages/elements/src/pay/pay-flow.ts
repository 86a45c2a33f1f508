import type { Instruction, NewPayment, OfferedMethod, Payment } from '@coopkit/contract';
import { Paying, isCoopError, newIdempotencyKey, type CallOptions } from '@coopkit/sdk';
import type { Step } from '../join/step.ts';
import { part } from '../part.ts';
import type { PayWords } from '../words/en-pay.ts';
import { localeOf } from '../words.ts';
import type { Words } from '../words/en.ts';
import type { Debit } from './debit.ts';
import { CoopBeforePayEvent, CoopPaidEvent, CoopPaymentStartedEvent } from './events.ts';
import type { Due, PayHost } from './host.ts';
import type { qrCode } from './qr.ts';
import { forgetSession, keepSession, returnUrl } from './returning.ts';
import { debitStep, methodStep, paymentStep } from './views.ts';

type Method = OfferedMethod['method'];

/** Between two looks whether a payment has come, in seconds; the last of them again and again. */
const WAITS = [1, 1, 2, 3, 5, 8, 10];

/**
 * From what is due to a payment that has come, or is on its way. An element shows its step within a form of its own, and hands
 * on what is typed there and that it is sent.
 */
export class PayFlow {
  readonly #host: PayHost;
  readonly #due: Due;
  readonly #paying: Paying;
  readonly #ending = new AbortController();
  #methods: OfferedMethod[] | undefined;
  #method: Method | undefined;
  #payment: Payment | undefined;
  #debit: Debit | undefined;
  #qr: ReturnType<typeof qrCode> | undefined;
  #saveForLater = false;
  #copied = '';
  /** Whether the payer has been to the provider's page or form. */
  #left = false;
  #leaveForm: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: PayHost, due: Due) {
    this.#host = host;
    this.#due = due;
    this.#paying = new Paying(host.coop.connection);
    if (due.applicationId === undefined) keepSession(host.coop);
  }

  /**
   * Asks how one can pay; where only a transfer will do, says at once where to send it. A part of the element's own work.
   *
   * @throws {CoopError} as the client does.
   */
  async begin(signal: AbortSignal): Promise<void> {
    await this.#getMethods(signal);
    const [only, another] = this.#methods ?? [];
    if (!only || another) return;
    this.#method = only.method;
    if (only.method === 'direct-debit') await this.#getDebit(signal);
    if (only.method === 'bank-transfer') await this.#start({ method: only.method }, signal);
  }

  /**
   * Goes on with a payment that was begun before the page was loaded again. A part of the element's own work.
   *
   * @param returned whether the payer comes back from the provider's page
   * @throws {CoopError} as the client does.
   */
  async resume(paymentId: string, returned: boolean, signal: AbortSignal): Promise<void> {
    const [payment] = await Promise.all([this.#get(paymentId, { signal }), this.#getMethods(signal)]);
    this.#left = returned || payment.instruction?.kind === 'redirect';
    await this.#take(payment, signal);
  }

  /** The element goes, or is done with it. */
  end(): void {
    this.#ending.abort();
    clearTimeout(this.#timer);
    this.#closeForm();
  }

  /** What is shown now. */
  step(words: Words & PayWords, language: string, fault: (name: string) => string | undefined): Step {
    const locale = localeOf(words, language);
    const shown = { words, locale, amount: this.#due.amount, others: (this.#methods?.length ?? 0) > 1 };
    const other = () => this.#chooseAgain();
    if (this.#payment) {
      return paymentStep(shown, this.#payment, {
        ...{ left: this.#left, qr: this.#qr, copied: this.#copied, other },
        onCopy: (what, label) => {
          this.#copied = what;
          this.#host.say(words.copiedWhat(label));
        },
      });
    }
    const debit = this.#debit;
    if (debit) {
      const otherAccount = () => void this.#host.work((signal) => debit.newMandate(signal));
      return debitStep(shown, debit.body(words, fault, otherAccount), other);
    }
    return methodStep(shown, this.#methods, {
      chosen: this.#method,
      fault: fault('payMethod'),
      saveForLater: this.#due.more ? this.#saveForLater : undefined,
    });
  }

  /** Something was typed or chosen in the form. */
  input(input: HTMLInputElement): void {
    if (input.name === 'payMethod') this.#method = input.value as Method;
    else if (input.name === 'saveForLater') this.#saveForLater = input.checked;
    else this.#debit?.input(input);
  }

  /** The form was sent. */
  submit(words: Words & PayWords): void {
    const { state, instruction = null } = this.#payment ?? {};
    if (state === 'submitted' || instruction?.kind === 'transfer') this.#finish();
    else if (state === 'open' && instruction?.kind === 'redirect') this.#leave(instruction);
    else if (this.#payment) {
      this.#payment = undefined;
      void this.#pay(this.#method);
    } else if (this.#methods?.length === 0) this.#host.done(undefined);
    else if (!this.#method) {
      this.#host.faulty(new Map([['payMethod', words.faultOf.not_an_option ?? words.anyFault]]));
    } else if (this.#debit) {
      const missing = this.#debit.missing(words);
      if (missing.size > 0) this.#host.faulty(missing);
      else void this.#pay('direct-debit', words);
    } else void this.#pay(this.#method);
  }

  async #getMethods(signal: AbortSignal): Promise<void> {
    const methods = await this.#paying.methods({ signal });
    // A mandate is a member's.
    const forAll = methods.filter(({ method }) => method !== 'direct-debit');
    this.#methods = this.#due.applicationId === undefined ? methods : forAll;
    this.#host.requestUpdate();
  }

  async #getDebit(signal: AbortSignal): Promise<void> {
    const { Debit } = await part(import('./debit.ts'));
    const debit = new Debit(this.#host, this.#due.name ?? '');
    await debit.load(signal);
    this.#debit = debit;
    this.#host.turned();
  }

  #pay(method: Method | undefined, words?: Words & PayWords): Promise<void> {
    // One key for all the tries of it.
    const idempotencyKey = newIdempotencyKey();
    return this.#host.work(async (signal) => {
      if (method === 'direct-debit' && !words) return this.#getDebit(signal);
      if (method === 'direct-debit') {
        try {
          await this.#debit?.sign(signal);
        } catch (error) {
          if (!isCoopError(error) || error.code !== 'iban_invalid') throw error;
          return this.#host.faulty(new Map([['iban', words?.problems.iban_invalid ?? '']]));
        }
      }
      if (method) await this.#start({ method }, signal, idempotencyKey);
    });
  }

  async #start(
    { method }: Pick<NewPayment, 'method'>,
    signal: AbortSignal,
    idempotencyKey = newIdempotencyKey(),
    embedded = true,
  ): Promise<void> {
    const { charges, name } = this.#due;
    const holder = method === 'direct-debit' ? this.#debit?.holder : undefined;
    const before = new CoopBeforePayEvent({
      method,
      ...(charges ? { charges } : {}),
      ...(holder && holder !== name ? { payer: { name: holder } } : {}),
      ...(method === 'stripe' ? { returnUrl: returnUrl(), embedded } : {}),
      ...(method === 'stripe' && this.#saveForLater ? { saveForLater: true } : {}),
    });
    // The second try, by another page, is of the same payment.
    if (embedded && !this.#host.element.dispatchEvent(before)) return;
    const { applicationId } = this.#due;
    const options = { signal, idempotencyKey };
    const payment =
      applicationId === undefined
        ? await this.#paying.start(before.payment, options)
        : await this.#paying.startFor(applicationId, before.payment, options);
    this.#left = false;
    this.#host.element.dispatchEvent(new CoopPaymentStartedEvent(payment));
    this.#host.started(payment);
    await this.#take(payment, signal);
    this.#host.turned();
  }

  #get(paymentId: string, options: CallOptions): Promise<Payment> {
    const { applicationId } = this.#due;
    return applicationId === undefined
      ? this.#paying.get(paymentId, options)
      : this.#paying.getFor(applicationId, paymentId, options);
  }

  /** Does what a payment's state asks for. */
  async #take(payment: Payment, signal: AbortSignal): Promise<void> {
    this.#payment = payment;
    this.#method = payment.method === 'cash' ? undefined : payment.method;
    const { state, instruction, method } = payment;
    this.#host.requestUpdate();
    if (state === 'received') {
      this.#host.element.dispatchEvent(new CoopPaidEvent(payment));
      this.#finish();
    } else if (method === 'direct-debit' && ['open', 'submitted'].includes(state)) this.#finish();
    else if (state === 'submitted') this.#look();
    else if (state !== 'open') this.#closeForm();
    else if (instruction?.kind === 'transfer') void this.#getQr(instruction.qr);
    else if (instruction?.kind === 'redirect' && !this.#left) this.#leave(instruction);
    else if (instruction?.kind === 'embedded' && !this.#left) await this.#showForm(instruction, signal);
    else this.#look();
  }

  async #getQr(qr: { kind: 'epc' | 'swiss'; text: string } | null): Promise<void> {
    if (!qr) return;
    // What it says is beside it, too: it can do without.
    const code = await import('./qr.ts').catch(() => undefined);
    this.#qr = code?.qrCode(qr);
    this.#host.requestUpdate();
  }

  #leave({ url }: Extract<Instruction, { kind: 'redirect' }>): void {
    location.assign(url);
  }

  /** Shows the provider's form here; where it can't be, its page. */
  async #showForm(
    instruction: Extract<Instruction, { kind: 'embedded' }>,
    signal: AbortSignal,
  ): Promise<void> {
    if (this.#leaveForm) return;
    const elsewhere = () => {
      this.#closeForm();
      return this.#start({ method: 'stripe' }, signal, newIdempotencyKey(), false);
    };
    try {
      const { embedCheckout } = await part(import('./stripe.ts'));
      this.#leaveForm = await embedCheckout(this.#host.element, instruction, {
        complete: () => {
          this.#left = true;
          this.#closeForm();
          this.#host.turned();
          this.#look();
        },
        blocked: () => void this.#host.work(elsewhere),
      });
      signal.throwIfAborted();
      this.#host.requestUpdate();
    } catch (error) {
      if (signal.aborted || (isCoopError(error) && error.code === 'offline')) throw error;
      await elsewhere();
    }
  }

  #closeForm(): void {
    this.#leaveForm?.();
    this.#leaveForm = undefined;
  }

  /** Looks again and again, until it is known what has become of the payment. */
  #look(tries = 0): void {
    const { id } = this.#payment ?? {};
    if (id === undefined) return;
    const { signal } = this.#ending;
    clearTimeout(this.#timer);
    const look = async () => {
      let payment: Payment | undefined;
      try {
        payment = await this.#get(id, { signal });
      } catch (error) {
        if (signal.aborted) return;
        if (!isCoopError(error)) throw error;
      }
      if (signal.aborted || this.#payment?.id !== id) return;
      const changed = payment && JSON.stringify(payment) !== JSON.stringify(this.#payment);
      let taken = false;
      if (payment && changed) {
        await this.#host.work(async (working) => {
          taken = true;
          await this.#take(payment, working);
          this.#host.turned();
        });
      }
      // Where the element was at something else, it is taken the next time.
      if (!taken) this.#look(tries + 1);
    };
    const wait = WAITS[Math.min(tries, WAITS.length - 1)] ?? 1;
    this.#timer = setTimeout(() => void look(), wait * 1_000);
  }

  #chooseAgain(): void {
    clearTimeout(this.#timer);
    this.#closeForm();
    this.#payment = undefined;
    this.#debit = undefined;
    if (this.#methods?.length !== 1) this.#method = undefined;
    this.#host.turned();
  }

  #finish(): void {
    const payment = this.#payment;
    this.end();
    forgetSession(this.#host.coop);
    this.#host.done(payment);
  }
}
