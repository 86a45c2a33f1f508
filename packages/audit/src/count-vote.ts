import {
  countQuestion,
  quorumReached,
  reachedText,
  type Participation,
  type QuestionResult,
  type ReachedText,
} from '@coopkit/voting';
import { classesCount, type RollLine, type VotePut } from './entries.ts';
import type { CountedBallot } from './replay.ts';

/** What the count of a vote gives. */
export interface VoteCount {
  readonly turnout: Participation & { readonly classes?: Readonly<Record<string, Participation>> };
  readonly quorum: (ReachedText & { readonly classes?: Readonly<Record<string, ReachedText>> }) | null;
  readonly questions: readonly QuestionResult[];
}

/** What a count must know beside the ballots. */
export interface VoteAround {
  readonly roll: readonly Pick<RollLine, 'key' | 'memberClass'>[];
  /** The keys of those who took part. */
  readonly voters: readonly string[];
  /** Of the lot; null while nobody knows it. */
  readonly seed: string | null;
}

/**
 * Counts a vote: turnout, quorum and each question. Below the quorum no proposal passes; what the ballots say is told all
 * the same.
 *
 * @throws CountError
 */
export function countVote(
  vote: VotePut,
  ballots: readonly CountedBallot[],
  { roll, voters, seed }: VoteAround,
): VoteCount {
  const byClass = participationByClass(roll, voters);
  const overall = { ballots: voters.length, roll: roll.length };
  const quorum = vote.quorum ? quorumReached(vote.quorum, overall, byClass) : null;
  const rollByClass = Object.fromEntries(Object.entries(byClass).map(([id, part]) => [id, part.roll]));
  const around = { roll: rollByClass, weights: vote.weights, seed };
  return {
    turnout: {
      ...overall,
      ...(vote.quorum?.classes || classesCount(vote) ? { classes: byClass } : {}),
    },
    quorum: quorum && {
      ...(quorum.overall
        ? reachedText(quorum.overall)
        : { met: quorum.met, reached: String(overall.ballots), required: '0', of: String(overall.roll) }),
      met: quorum.met,
      ...(vote.quorum?.classes
        ? {
            classes: Object.fromEntries(
              Object.entries(quorum.classes).map(([id, reached]) => [id, reachedText(reached)]),
            ),
          }
        : {}),
    },
    questions: vote.questions.map((question) => {
      const answers = ballots.map(({ answers, memberClass }) => ({
        answer: answers[question.id],
        memberClass,
      }));
      const result = countQuestion(question, answers, around);
      return quorum?.met === false && result.passed ? { ...result, passed: false } : result;
    }),
  };
}

function participationByClass(
  roll: VoteAround['roll'],
  voters: readonly string[],
): Record<string, { ballots: number; roll: number }> {
  const classOf = new Map(roll.map(({ key, memberClass }) => [key, memberClass]));
  const byClass: Record<string, { ballots: number; roll: number }> = {};
  for (const id of [...new Set(classOf.values())].sort()) byClass[id] = { ballots: 0, roll: 0 };
  for (const { memberClass } of roll) (byClass[memberClass] ??= { ballots: 0, roll: 0 }).roll++;
  for (const key of voters) {
    const part = byClass[classOf.get(key) ?? ''];
    if (part) part.ballots++;
  }
  return byClass;
}
