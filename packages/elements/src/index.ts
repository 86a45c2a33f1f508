export { coopAt, coopContext, type Coop, type Provided } from './context.ts';
export { CoopElement } from './coop-element.ts';
export { CoopJoin } from './coop-join.ts';
export { CoopProvider } from './coop-provider.ts';
export { CoopResult } from './coop-result.ts';
export { CoopShares } from './coop-shares.ts';
export { CoopSignIn } from './coop-sign-in.ts';
export { CoopVote } from './coop-vote.ts';
export { CoopVotes } from './coop-votes.ts';
export {
  CoopBallotCastEvent,
  CoopBeforeCastEvent,
  CoopBeforeJoinEvent,
  CoopFailedEvent,
  CoopJoinedEvent,
  CoopSharesChangedEvent,
  CoopSignedInEvent,
  CoopSignedOutEvent,
  type SharesChange,
} from './events.ts';
export { CoopBeforePayEvent, CoopPaidEvent, CoopPaymentStartedEvent } from './pay/events.ts';
export { SessionStore } from './session-store.ts';
export { setWords } from './words.ts';
export type { Words } from './words/en.ts';
export type { CheckWords } from './words/en-check.ts';
export type { FilesWords } from './words/en-files.ts';
export type { JoinWords } from './words/en-join.ts';
export type { PayWords } from './words/en-pay.ts';
export type { ResultWords } from './words/en-result.ts';
export type {
  AskedWords,
  ClassesWords,
  MoreWords,
  PairsWords,
  ProjectsWords,
  RoundsWords,
} from './words/en-result-parts.ts';
export type { SignInWords } from './words/en-sign-in.ts';
export type { TermsWords } from './words/en-terms.ts';
export type { VoteWords } from './words/en-vote.ts';
export type { CastingWords } from './words/en-casting.ts';
export type { StandingWords } from './words/en-standing.ts';
export type { BallotWords } from './words/en-ballots.ts';
export type { VotesWords } from './words/en-votes.ts';
export type { SharesWords } from './words/en-shares.ts';
export type { SharesPartsWords } from './words/en-shares-parts.ts';
