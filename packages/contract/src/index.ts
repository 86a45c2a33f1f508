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
export { Signatory, Role, Member } from './member.ts';
export { ApplicantKind, MemberClass } from './member-class.ts';
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
