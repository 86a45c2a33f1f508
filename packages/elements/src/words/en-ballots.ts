import type { Widen } from './en.ts';

/* The sentences of each kind of ballot but the first, in English: loaded with whichever is needed. */

export const enOptions = {
  about: (option: string) => `About ${option}`,
  more: 'More about it',
  picture: 'Picture',
  none: 'None of them',
};

export const enConsent = {
  consentAgree: 'Agree',
  agreeHint: 'I support this.',
  consentAbstain: 'Abstain',
  abstainHint: 'I leave it to the others.',
  consentDisagree: 'Disagree',
  disagreeHint: 'I don’t support this, and won’t stand in its way.',
  consentBlock: 'Block',
  blockHint: 'This would harm us: it must not go ahead as it is.',
  blockReason: 'Why must it not go ahead?',
  blockReasonHint: 'Your reason is published with the result.',
  blockNeedsReason: 'A block needs its reason.',
};

export const enApproval = {
  chooseAny: 'Choose as many as you like.',
  chooseUpTo: (most: number) => `Choose up to ${most}.`,
  chooseBetween: (least: number, most: number) => `Choose ${least} to ${most}.`,
  chooseExactly: (count: number) => `Choose ${count}.`,
  chosen: (count: number) => `${count} chosen`,
  chosenOf: (count: number, most: number) => `${count} of ${most} chosen`,
  tooFew: (least: number) => `Please choose ${least} at least.`,
};

export const enScore = {
  scoreHint: (most: number) => `From 0 (worst) to ${most} (best). What you leave out gets 0.`,
  noScore: '–',
  scored: (option: string, score: string) => `${option}: ${score}`,
};

export const enRanked = {
  rankHint: 'Put them in your order, the best first. You need not rank all.',
  rankUpTo: (most: number) => `Put up to ${most} in your order, the best first.`,
  rankKeys: 'Drag by the handle, or focus it and use the arrow keys.',
  ranking: 'Your order',
  notRanked: 'Not ranked',
  emptyRanking: 'Nothing yet: add the one you like best.',
  allRanked: 'All are ranked.',
  rankAs: (option: string, place: number) => `Add ${option} as number ${place}`,
  add: 'Add',
  moveUp: (option: string) => `Move ${option} up`,
  moveDown: (option: string) => `Move ${option} down`,
  takeOut: (option: string) => `Take ${option} out of your order`,
  handle: (option: string, place: number, places: number) => `${option}, number ${place} of ${places}`,
  handleOut: (option: string) => `${option}, not ranked`,
  moved: (option: string, place: number, places: number) => `${option}: number ${place} of ${places}.`,
  movedOut: (option: string) => `${option}: not ranked.`,
  fullRanking: (most: number) => `You have ranked ${most}, as many as you may.`,
};

export const enCredits = {
  dotsHint: (credits: string) => `You have ${credits} points to share out.`,
  dotsCap: (cap: string) => `At most ${cap} for one.`,
  quadraticHint: (credits: string) =>
    `You have ${credits} credits. One vote costs 1, two votes for the same cost 4, three cost 9, and so on.`,
  negativeHint: 'You can also vote against.',
  creditsLeft: (left: string, credits: string) => `${left} of ${credits} left`,
  less: (option: string) => `Fewer for ${option}`,
  moreFor: (option: string) => `More for ${option}`,
  costs: (credits: string) => `costs ${credits}`,
  points: (option: string, points: string) => `${option}: ${points}`,
};

export const enBudget = {
  budgetHint: (budget: string) =>
    `There are ${budget} to spend. Choose every project that you want to see funded: they may cost more than that together.`,
  budgetUpTo: (most: number) => `At most ${most}.`,
  total: (total: string, budget: string) => `${total} chosen of ${budget}`,
  over: 'More than there is: not all of these can be funded.',
};

export type BallotWords = Widen<
  typeof enOptions &
    typeof enConsent &
    typeof enApproval &
    typeof enScore &
    typeof enRanked &
    typeof enCredits &
    typeof enBudget
>;
