import type { Widen } from './en.ts';

/** The sentences of casting a ballot, in English: they are not needed before a choice is made. */
export const enCasting = {
  checkTitle: 'Is this your ballot?',
  blank: 'Left blank',
  changeable: 'You can change it until the close.',
  final: 'Once it is cast it can’t be changed.',
  castBy: (name: string) => `You are signed in as ${name}.`,
  cast: 'Cast my ballot',
  casting: 'Casting…',
  change: 'Change my ballot',
  goBack: 'Go back',

  waitingTitle: 'Your ballot is not cast yet',
  waiting:
    'The co-op can’t be reached at present. Your ballot is kept here and is sent by itself as soon as it can be. Leave this page open until then.',
  tryNow: 'Try now',

  castTitle: 'Your ballot is cast',
  castFor: (name: string) => `The ballot of ${name} is cast`,
  onRecord: 'It is on the public record. Its mark there:',
  checked: 'Checked here: your choice is on the record as you made it.',
  opened: 'Checked here: your ballot was opened at the close as you made it, and is among those that count.',
  notOpened:
    'Your ballot is not among those that were opened at the close. Save the receipt and tell the co-op.',
  notChecked: 'This browser could not check the receipt. Save it and check it elsewhere.',
  wrong: 'The receipt does not hold. Save it and tell the co-op.',
  copy: 'Copy',
  copied: 'Copied.',
  save: 'Save the receipt',
  receiptHint:
    'The receipt proves that your ballot is on the record. After the close it also leads to what you chose: keep it to yourself.',
  openReceiptHint: 'The receipt proves to anyone that your ballot is on the record.',
  keptHere: 'It can be changed in this browser until the close.',
  keptInTab: 'It can be changed until the close as long as this tab stays open.',
  keptElsewhere: 'It was cast in another browser: only there can it be changed.',
  youChose: 'You chose',

  /** Why a ballot was refused, by the code of the contract. */
  castProblems: {
    not_on_roll: 'You are not on the roll of this vote.',
    vote_not_open: 'This vote is not open yet.',
    vote_closed: 'The vote closed before your ballot arrived. It does not count.',
    vote_annulled: 'This vote was annulled.',
    ballot_invalid: 'The ballot is not right yet. Please go back and look through it.',
    already_voted: 'A ballot was cast already.',
    ballot_replaced: 'This ballot was changed in the meantime, in another tab or browser.',
    not_your_proxy: 'This member’s vote is not yours to cast any more.',
  } as Readonly<Record<string, string>>,
};

export type CastingWords = Widen<typeof enCasting>;
