import type { Answers, Question } from '@coopkit/voting';

/** The name of this format, in the first entry of each record. */
export const FORMAT = 'coopkit/vote/1';

/** So many of the roll: a number, or a share as two whole numbers. */
export type Amount = { readonly number: number } | { readonly share: readonly [number, number] };

/** A vote as it was put: what its counting needs; the words about it are there too, but not read here. */
export interface VotePut {
  readonly id: string;
  readonly questions: readonly Question[];
  readonly closesAt: string;
  readonly secrecy: 'open' | 'sealed';
  readonly changeable: boolean;
  /** How many others' votes a member may carry. */
  readonly proxies: number;
  readonly quorum?:
    | {
        readonly overall?: Amount | undefined;
        readonly classes?: Readonly<Record<string, Amount>> | undefined;
      }
    | undefined;
  /** What part of the whole each class's votes count for. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
}

/** The first entry: what was put, to whom, and what binds the lot. */
export interface Manifest {
  readonly t: 'manifest';
  readonly v: typeof FORMAT;
  readonly origin: string;
  readonly openedAt: string;
  readonly vote: VotePut;
  /** The Merkle tree hash of the published roll, in hexadecimal: its lines by key, each in canonical JSON. */
  readonly roll: { readonly size: number; readonly root: string };
  /** SHA-256 of the lot's secret, which the close tells. */
  readonly lot: { readonly commitment: string };
}

/** A ballot of an open vote; a later one by the same key takes its place. */
export interface OpenBallot {
  readonly t: 'ballot';
  readonly k: string;
  readonly answers: Answers;
  readonly nonce: string;
  /** The key of who carried the vote. */
  readonly by?: string | undefined;
  /** Cast on paper: the member numbers of the two stewards who entered it. */
  readonly paper?: readonly [number, number] | undefined;
}

/** A ballot of a sealed vote: a commitment to it. */
export interface SealedBallot {
  readonly t: 'ballot';
  readonly c: string;
  /** Cast on paper: the member numbers of the two stewards who entered it. */
  readonly paper?: readonly [number, number] | undefined;
}

/** A sealed ballot that another takes the place of: it is not opened. */
export interface Withdrawn {
  readonly t: 'withdrawn';
  readonly c: string;
}

/** A member lets another carry their vote. */
export interface ProxyGiven {
  readonly t: 'proxy';
  readonly from: string;
  readonly to: string;
  /** Makes this entry unlike another by which the same was done before. */
  readonly nonce: string;
}

/** A member takes their vote back. */
export interface ProxyRevoked {
  readonly t: 'proxy-revoked';
  readonly from: string;
  readonly nonce: string;
}

/** No ballot comes after this. */
export interface Close {
  readonly t: 'close';
  readonly at: string;
  /** The record before this entry. */
  readonly size: number;
  readonly root: string;
  /** Who took part in a sealed vote: the Merkle tree hash of their keys, in order. */
  readonly participation?: { readonly size: number; readonly root: string } | undefined;
  /** The secret of the lot. */
  readonly lot: string;
}

/** A sealed ballot, opened. */
export interface Opening {
  readonly t: 'opening';
  readonly c: string;
  readonly nonce: string;
  readonly ballot: SealedContent;
}

/** What a sealed ballot says. */
export interface SealedContent {
  readonly answers: Answers;
  /** The voter's class, where classes count apart. */
  readonly class?: string | undefined;
}

/** The certified result, by the SHA-256 of its certificate. */
export interface Certified {
  readonly t: 'result';
  readonly certificate: string;
}

/** The vote is void. */
export interface Annulled {
  readonly t: 'annulment';
  readonly at: string;
  readonly reason: string;
}

export type Entry =
  | Manifest
  | OpenBallot
  | SealedBallot
  | Withdrawn
  | ProxyGiven
  | ProxyRevoked
  | Close
  | Opening
  | Certified
  | Annulled;

/** A line of the published roll. */
export interface RollLine {
  readonly key: string;
  readonly memberClass: string;
  readonly name?: string | undefined;
}

/** Whether the class of who cast a ballot counts: then a sealed ballot tells it. */
export function classesCount(vote: Pick<VotePut, 'weights' | 'questions'>): boolean {
  return (
    vote.weights !== undefined ||
    vote.questions.some((question) => 'threshold' in question && question.threshold?.eachClass === true)
  );
}
