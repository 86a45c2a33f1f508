import * as applications from './applications.ts';
import * as applying from './applying.ts';
import * as challenges from './challenges.ts';
import * as classes from './classes.ts';
import type { Endpoint } from './endpoint.ts';
import * as members from './members.ts';
import * as paperBallots from './paper-ballots.ts';
import * as profile from './profile.ts';
import * as rules from './rules.ts';
import * as sessions from './sessions.ts';
import * as signingIn from './signing-in.ts';
import * as personalData from './personal-data.ts';
import * as register from './register.ts';
import * as representatives from './representatives.ts';
import * as statuses from './statuses.ts';
import * as votes from './votes.ts';
import * as voting from './voting.ts';

/** Every endpoint there is, by name: what the documentation and the access tests go through. */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  getProfile: profile.getProfile,
  listClasses: classes.listClasses,
  updateClass: classes.updateClass,
  createInvitation: classes.createInvitation,
  getCurrentRules: rules.getCurrentRules,
  getRules: rules.getRules,
  publishRules: rules.publishRules,
  createChallenge: challenges.createChallenge,
  createApplication: applying.createApplication,
  resendCode: applying.resendCode,
  verifyApplication: applying.verifyApplication,
  listApplications: applications.listApplications,
  getApplication: applications.getApplication,
  approveApplication: applications.approveApplication,
  rejectApplication: applications.rejectApplication,
  listMembers: members.listMembers,
  getMe: members.getMe,
  getMember: members.getMember,
  importMembers: members.importMembers,
  createSignInCode: signingIn.createSignInCode,
  createSession: signingIn.createSession,
  getSession: signingIn.getSession,
  endSession: signingIn.endSession,
  endSessions: signingIn.endSessions,
  createMemberSession: sessions.createMemberSession,
  endMemberSessions: sessions.endMemberSessions,
  listVotes: voting.listVotes,
  listMyVotes: voting.listMyVotes,
  getVote: voting.getVote,
  getMyVote: voting.getMyVote,
  castBallot: voting.castBallot,
  getReceipt: voting.getReceipt,
  getResult: voting.getResult,
  watchVote: voting.watchVote,
  giveProxy: voting.giveProxy,
  revokeProxy: voting.revokeProxy,
  createVote: votes.createVote,
  replaceVote: votes.replaceVote,
  openVote: votes.openVote,
  closeVote: votes.closeVote,
  annulVote: votes.annulVote,
  getRoll: votes.getRoll,
  listVoters: votes.listVoters,
  enterPaperBallots: paperBallots.enterPaperBallots,
  listPaperBallots: paperBallots.listPaperBallots,
  confirmPaperBallots: paperBallots.confirmPaperBallots,
  discardPaperBallots: paperBallots.discardPaperBallots,
  listStatuses: statuses.listStatuses,
  listMyStatuses: statuses.listMyStatuses,
  setStatus: statuses.setStatus,
  takeBackStatus: statuses.takeBackStatus,
  leave: statuses.leave,
  stay: statuses.stay,
  listRepresentatives: representatives.listRepresentatives,
  addRepresentative: representatives.addRepresentative,
  endRepresentative: representatives.endRepresentative,
  listMyRepresentatives: representatives.listMyRepresentatives,
  addMyRepresentative: representatives.addMyRepresentative,
  endMyRepresentative: representatives.endMyRepresentative,
  getRegister: register.getRegister,
  getPersonalData: personalData.getPersonalData,
  getMyPersonalData: personalData.getMyPersonalData,
  eraseMember: personalData.eraseMember,
  eraseApplication: personalData.eraseApplication,
  getRetention: personalData.getRetention,
  setRetention: personalData.setRetention,
};
