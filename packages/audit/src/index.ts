export { auditVote, type Audit, type AuditInput, type Check, type CheckName } from './audit-vote.ts';
export { CERTIFICATE_FORMAT, readCertificate, writeCertificate } from './certificate.ts';
export { countVote, type VoteCount } from './count-vote.ts';
export {
  FORMAT,
  classesCount,
  type Amount,
  type Annulled,
  type Certified,
  type Close,
  type Entry,
  type Manifest,
  type OpenBallot,
  type Opening,
  type ProxyGiven,
  type ProxyRevoked,
  type RollLine,
  type SealedBallot,
  type SealedContent,
  type VotePut,
  type Withdrawn,
} from './entries.ts';
export { Replay, type CountedBallot, type RecordFault } from './replay.ts';
