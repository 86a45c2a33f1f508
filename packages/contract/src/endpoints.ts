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
import * as votes from './votes.ts';
import * as voting from './voting.ts';
import * as shares from './shares.ts';
import * as contributions from './contributions.ts';
import * as charges from './charges.ts';
import * as payments from './payments.ts';
import * as mandates from './mandates.ts';
import * as directDebits from './direct-debits.ts';
import * as statements from './statements.ts';
import * as ledger from './ledger.ts';
import * as paymentSettings from './payment-settings.ts';

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
  getMyShares: shares.getMyShares,
  getShares: shares.getShares,
  takeShares: shares.takeShares,
  issueShares: shares.issueShares,
  transferMyShares: shares.transferMyShares,
  takeBackTransfer: shares.takeBackTransfer,
  transferShares: shares.transferShares,
  listTransfers: shares.listTransfers,
  approveTransfer: shares.approveTransfer,
  refuseTransfer: shares.refuseTransfer,
  giveNotice: shares.giveNotice,
  takeBackNotice: shares.takeBackNotice,
  recordNotice: shares.recordNotice,
  listNotices: shares.listNotices,
  payOutNotice: shares.payOutNotice,
  cancelShares: shares.cancelShares,
  listHoldings: shares.listHoldings,
  listShareEntries: shares.listShareEntries,
  listMyContributions: contributions.listMyContributions,
  startContribution: contributions.startContribution,
  stopContribution: contributions.stopContribution,
  listContributions: contributions.listContributions,
  recordContribution: contributions.recordContribution,
  endContribution: contributions.endContribution,
  listCharges: charges.listCharges,
  listMyCharges: charges.listMyCharges,
  listPaymentMethods: payments.listPaymentMethods,
  startPayment: payments.startPayment,
  listMyPayments: payments.listMyPayments,
  getMyPayment: payments.getMyPayment,
  startApplicantPayment: payments.startApplicantPayment,
  getApplicantPayment: payments.getApplicantPayment,
  listPayments: payments.listPayments,
  getPayment: payments.getPayment,
  recordPayment: payments.recordPayment,
  confirmPayment: payments.confirmPayment,
  cancelPayment: payments.cancelPayment,
  refundPayment: payments.refundPayment,
  returnPayment: payments.returnPayment,
  getMandateText: mandates.getMandateText,
  signMandate: mandates.signMandate,
  getMyMandate: mandates.getMyMandate,
  revokeMandate: mandates.revokeMandate,
  listMandates: mandates.listMandates,
  makeDebitBatch: directDebits.makeDebitBatch,
  listDebitBatches: directDebits.listDebitBatches,
  getDebitFile: directDebits.getDebitFile,
  confirmDebitBatch: directDebits.confirmDebitBatch,
  cancelDebitBatch: directDebits.cancelDebitBatch,
  importStatement: statements.importStatement,
  listBankTransactions: statements.listBankTransactions,
  matchBankTransaction: statements.matchBankTransaction,
  listLedgerEntries: ledger.listLedgerEntries,
  getTrialBalance: ledger.getTrialBalance,
  addLedgerEntry: ledger.addLedgerEntry,
  reverseLedgerEntry: ledger.reverseLedgerEntry,
  exportLedger: ledger.exportLedger,
  reconcile: ledger.reconcile,
  getPaymentSettings: paymentSettings.getPaymentSettings,
  changePaymentSettings: paymentSettings.changePaymentSettings,
};
