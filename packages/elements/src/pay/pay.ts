/* The payment step: one file, loaded when there is something to pay. */
export { PayFlow } from './pay-flow.ts';
export { enterPaying } from './paying.ts';
export { restoreSession, returnedPayment } from './returning.ts';
export { payStyles } from './styles.ts';
export { payWords } from './pay-words.ts';
export { paymentNote } from './views.ts';
