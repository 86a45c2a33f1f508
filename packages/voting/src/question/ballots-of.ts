import { ChoiceBallotsBuilder, type ChoiceBallots } from '../choices/choice-ballots.ts';
import { PointBallotsBuilder, type PointBallots } from '../points/point-ballots.ts';
import { RankedBallotsBuilder, type RankedBallots } from '../ranked-ballots.ts';
import { ScoreBallotsBuilder, type ScoreBallots } from '../scores/score-ballots.ts';
import type { Answer } from './question.ts';

/** An answer that counts, with what it weighs in whole numbers. */
export interface WeighedAnswer {
  readonly answer: Exclude<Answer, { readonly blank: true }>;
  readonly weight: number;
}

/** Options by identifier, to their index in the question's list. */
export type Index = ReadonlyMap<string, number>;

export function choiceBallots(answers: readonly WeighedAnswer[], index: Index): ChoiceBallots {
  const builder = new ChoiceBallotsBuilder(index.size);
  for (const { answer, weight } of answers) builder.add(chosen(answer, index), weight);
  return builder.build();
}

export function scoreBallots(answers: readonly WeighedAnswer[], index: Index): ScoreBallots {
  const builder = new ScoreBallotsBuilder(index.size);
  for (const { answer, weight } of answers) {
    const scores: Readonly<Record<string, number>> = 'scores' in answer ? answer.scores : {};
    builder.add(
      [...index.keys()].map((id) => scores[id] ?? null),
      weight,
    );
  }
  return builder.build();
}

export function rankedBallots(answers: readonly WeighedAnswer[], index: Index): RankedBallots {
  const builder = new RankedBallotsBuilder(index.size);
  for (const { answer, weight } of answers) {
    const ranks = 'ranks' in answer ? answer.ranks : [];
    builder.addRanking(
      ranks.map((rank) => rank.map((id) => index.get(id) ?? 0)),
      weight,
    );
  }
  return builder.build();
}

export function pointBallots(answers: readonly WeighedAnswer[], index: Index): PointBallots {
  const builder = new PointBallotsBuilder(index.size);
  for (const { answer, weight } of answers) {
    if ('choices' in answer) builder.addApproval(chosen(answer, index), weight);
    else {
      const points = 'points' in answer ? answer.points : {};
      builder.add(
        Object.entries(points).map(([id, value]) => [index.get(id) ?? 0, value]),
        weight,
      );
    }
  }
  return builder.build();
}

function chosen(answer: WeighedAnswer['answer'], index: Index): number[] {
  const ids = 'choice' in answer ? [answer.choice] : 'choices' in answer ? answer.choices : [];
  return ids.map((id) => index.get(id) ?? 0);
}
