import type { Widen } from './en.ts';

/** The sentences of paying, in English. */
export const enPay = {
  payTitle: (sum: string) => `Pay ${sum}`,
  payBy: 'How do you want to pay?',
  methods: {
    'bank-transfer': 'Bank transfer',
    'direct-debit': 'Direct debit',
    stripe: 'Card or another way',
  },
  methodHints: {
    'bank-transfer': 'You send it yourself, from your own bank. It takes a day or two.',
    'direct-debit': 'We collect it from your account by SEPA. You can have it back within eight weeks.',
    stripe: 'On a form of Stripe’s, who handle payments for us.',
  },
  toMethod: {
    'bank-transfer': 'Show where to send it',
    'direct-debit': 'Continue',
    stripe: 'Go to the payment form',
  },
  otherMethod: 'Pay in another way',
  saveForLater: 'Collect what is due later in the same way',
  noMethod: 'The co-op takes no payments here yet. It will write to you about how to pay.',

  transferLead: 'Send this sum with this reference: by it we know that it is yours.',
  beneficiary: 'To',
  account: 'Account',
  bic: 'BIC',
  reference: 'Reference',
  amount: 'Amount',
  copy: 'Copy',
  copied: 'Copied',
  copyWhat: (what: string) => `Copy: ${what}`,
  copiedWhat: (what: string) => `Copied: ${what}`,
  scan: 'Or scan this with your bank’s app.',
  qrText: (sum: string, reference: string) =>
    `QR code for your bank’s app: a transfer of ${sum} with the reference ${reference}`,
  weWrite: 'Once it is here, we write to you.',
  transferNoted: 'Done',

  iban: 'IBAN',
  holder: 'Who holds the account',
  holderHint: 'It need not be yours, if its holder agrees.',
  mandate: 'Mandate',
  mandateReference: (reference: string) => `Mandate reference: ${reference}`,
  creditor: (name: string, identifier: string) => `Creditor: ${name}, ${identifier}`,
  agreeMandate: 'I agree to this mandate.',
  mandateUsed: (account: string) => `It is collected from the account ${account}, by your mandate.`,
  otherAccount: 'Use another account',
  collect: (sum: string) => `Have ${sum} collected`,

  providerComes: 'The payment form is on its way…',
  providerGoes: 'You are on your way to the payment page…',
  lookingForIt: 'We are looking whether your payment has come…',
  stillOnItsWay: 'Your payment is on its way. Once it is here, we write to you.',
  notYet: 'Nothing has come of this payment yet.',
  payOn: 'Go on paying',
  paymentFailed: 'This payment did not go through. Nothing was taken.',
  paymentReturned: 'This payment was taken back.',
  payAgain: 'Try again',
  goOn: 'Continue',

  received: (sum: string) => `We have received ${sum}. Thank you!`,
  awaited: (sum: string) => `We await your transfer of ${sum}. Once it is here, we write to you.`,
  collected: (sum: string, account: string, day: string) =>
    `We collect ${sum} from the account ${account} on ${day} or soon after.`,

  /** Why a payment was refused, by the code of the contract; `must_agree_mandate` is our own. */
  payProblems: {
    must_agree_mandate: 'To have it collected, agree to the mandate.',
    iban_invalid: 'This IBAN is not right. Compare it with your card or a statement.',
    nothing_to_pay: 'There is nothing to pay any more.',
    method_not_offered: 'The co-op is not paid in this way any more. Please choose another.',
    mandate_missing: 'There is no mandate any more. Please sign a new one.',
    session_ended: 'You have been signed out. Sign in to pay.',
    not_signed_in: 'You have been signed out. Sign in to pay.',
  } as Readonly<Record<string, string>>,
};

export type PayWords = Widen<typeof enPay>;
