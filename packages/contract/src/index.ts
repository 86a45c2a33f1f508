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
export { Money } from './money.ts';
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
  Holding,
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
