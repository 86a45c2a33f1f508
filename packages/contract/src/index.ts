export { ApplicantDetails } from './applicant.ts';
export {
  Application,
  ApplicationFilter,
  listApplications,
  getApplication,
  Decision,
  approveApplication,
  rejectApplication,
} from './applications.ts';
export {
  ApplicationState,
  NewApplication,
  ApplicationStatus,
  createApplication,
  resendCode,
  Verification,
  verifyApplication,
} from './applying.ts';
export { Challenge, Proof, createChallenge } from './challenges.ts';
export {
  listClasses,
  ClassChange,
  updateClass,
  NewInvitation,
  Invitation,
  createInvitation,
} from './classes.ts';
export { endpoint, type Access, type Endpoint } from './endpoint.ts';
export { endpoints } from './endpoints.ts';
export { Field, PostalAddress, Answers, answersTo } from './fields.ts';
export { check, type Checked } from './invalid.ts';
export { Signatory, Role, MemberStatus, Member } from './member.ts';
export { ApplicantKind, VotingStatuses, MemberClass } from './member-class.ts';
export {
  MemberFilter,
  listMembers,
  getMe,
  getMember,
  ImportedMember,
  MemberImport,
  ImportReport,
  importMembers,
} from './members.ts';
export {
  PaperBatch,
  NewPaperBatch,
  enterPaperBallots,
  listPaperBallots,
  confirmPaperBallots,
  discardPaperBallots,
} from './paper-ballots.ts';
export { type Page } from './page.ts';
export { problems, FieldProblem, Problem, type ProblemCode } from './problem.ts';
export { Profile, getProfile } from './profile.ts';
export {
  Sha256,
  Rules,
  getCurrentRules,
  getRules,
  NewRules,
  publishRules,
  Consent,
  RecordedConsent,
} from './rules.ts';
export { HostSession, createMemberSession, endMemberSessions } from './sessions.ts';
export {
  SignInCode,
  NewSignInCode,
  createSignInCode,
  Session,
  NewSession,
  SignIn,
  createSession,
  getSession,
  endSession,
  endSessions,
} from './signing-in.ts';
export { Locale, Localized, Email, Instant, Day, Id, Slug, Code } from './text.ts';
export {
  Ratio,
  Option,
  Threshold,
  RankedRules,
  Question,
  Answer,
  VoteAnswers,
  type Method,
} from './question.ts';
export { recordPath } from './record.ts';
export { Reached, Round, RoundEvent, QuestionResult, Result } from './result.ts';
export { VoteState, Amount, Quorum, Franchise, Turnout, VoteRecord, Vote, VoteSummary } from './vote.ts';
export {
  NewVote,
  createVote,
  replaceVote,
  openVote,
  closeVote,
  Annulment,
  annulVote,
  RollEntry,
  getRoll,
  Voter,
  listVoters,
} from './votes.ts';
export {
  VoteFilter,
  listVotes,
  getVote,
  VoterKey,
  CarriedVote,
  MyVote,
  getMyVote,
  listMyVotes,
  Nonce,
  NewBallot,
  Receipt,
  castBallot,
  getReceipt,
  getResult,
  NewProxy,
  giveProxy,
  revokeProxy,
  VoteEvent,
  watchVote,
} from './voting.ts';
export { Purpose, Charge, ChargeFilter, listCharges, listMyCharges } from './charges.ts';
export {
  Contribution,
  listMyContributions,
  startContribution,
  stopContribution,
  listContributions,
  recordContribution,
  endContribution,
} from './contributions.ts';
export {
  DebitBatch,
  makeDebitBatch,
  listDebitBatches,
  getDebitFile,
  confirmDebitBatch,
  cancelDebitBatch,
} from './direct-debits.ts';
export {
  AccountCode,
  Posting,
  LedgerEntry,
  LedgerFilter,
  listLedgerEntries,
  AccountBalance,
  getTrialBalance,
  NewLedgerEntry,
  addLedgerEntry,
  reverseLedgerEntry,
  exportLedger,
  Difference,
  Reconciliation,
  reconcile,
} from './ledger.ts';
export {
  Mandate,
  MandateText,
  getMandateText,
  NewMandate,
  signMandate,
  getMyMandate,
  revokeMandate,
  listMandates,
} from './mandates.ts';
export { KeptMethod, getMyKeptMethod, forgetMyKeptMethod } from './kept-method.ts';
export { MinorUnits, Currency, Money } from './money.ts';
export {
  BankSettings,
  DebitSettings,
  StripeSettings,
  PaymentSettings,
  getPaymentSettings,
  changePaymentSettings,
} from './payment-settings.ts';
export {
  PaymentMethod,
  PaymentState,
  Instruction,
  Payment,
  OfferedMethod,
  listPaymentMethods,
  NewPayment,
  startPayment,
  listMyPayments,
  getMyPayment,
  startApplicantPayment,
  getApplicantPayment,
  PaymentFilter,
  listPayments,
  getPayment,
  ReceivedPayment,
  recordPayment,
  confirmPayment,
  cancelPayment,
  refundPayment,
  returnPayment,
} from './payments.ts';
export {
  InstalmentPlan,
  LeavingTerms,
  ShareTerms,
  ContributionInterval,
  ContributionTerms,
  NewSubscription,
  NewContribution,
} from './share-terms.ts';
export {
  Holding,
  ShareEntryKind,
  ShareEntry,
  MyShares,
  getMyShares,
  getShares,
  getMyShareCertificate,
  getShareCertificate,
  Subscription,
  takeShares,
  issueShares,
  cancelShares,
  listHoldings,
  listShareEntries,
} from './shares.ts';
export {
  BankTransaction,
  StatementReport,
  importStatement,
  listBankTransactions,
  matchBankTransaction,
} from './statements.ts';
export {
  SharesEvent,
  PaymentEvent,
  webhookEvents,
  WebhookEventType,
  WebhookBody,
  type SentEventType,
  type WebhookEventData,
  type WebhookEvent,
} from './webhook-events.ts';
export {
  WebhookFault,
  Webhook,
  WebhookWithSecret,
  NewWebhook,
  WebhookChange,
  listWebhooks,
  createWebhook,
  getWebhook,
  updateWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  DeliveryState,
  Delivery,
  DeliveryAttempt,
  DeliveryDetails,
  DeliveryFilter,
  listDeliveries,
  getDelivery,
  replayDelivery,
  Replay,
  replayDeliveries,
  testWebhook,
} from './webhooks.ts';
export {
  StatusDecision,
  StatusRecord,
  listStatuses,
  listMyStatuses,
  NewStatus,
  setStatus,
  takeBackStatus,
  NewLeaving,
  leave,
  stay,
} from './statuses.ts';
export { ActingRepresentative, Representative, NewRepresentative } from './representative.ts';
export {
  listRepresentatives,
  addRepresentative,
  endRepresentative,
  listMyRepresentatives,
  addMyRepresentative,
  endMyRepresentative,
} from './representatives.ts';
export {
  Movement,
  RegisteredShares,
  RegisterLine,
  RegisterFilter,
  RegisterFileQuery,
  getRegister,
  registerPath,
} from './register.ts';
export {
  PersonalDataSection,
  PersonalData,
  PersonalDataQuery,
  getPersonalData,
  getMyPersonalData,
  personalDataPath,
  Erasure,
  eraseMember,
  eraseApplication,
  Retention,
  getRetention,
  setRetention,
} from './personal-data.ts';
export {
  ShareNotice,
  NewNotice,
  giveNotice,
  takeBackNotice,
  recordNotice,
  listNotices,
  payOutNotice,
} from './share-notices.ts';
export {
  ShareTransfer,
  NewTransfer,
  transferMyShares,
  takeBackTransfer,
  transferShares,
  listTransfers,
  approveTransfer,
  refuseTransfer,
} from './share-transfers.ts';
