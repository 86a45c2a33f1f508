import { bankTransfer } from './bank-transfer.ts';
import { directDebit } from './direct-debit.ts';
import type { PaymentProvider } from './provider.ts';
import { stripe } from './stripe.ts';

/** The ways a co-op can be paid, in the order they are offered. */
export const providers: readonly PaymentProvider[] = [bankTransfer, directDebit, stripe];
