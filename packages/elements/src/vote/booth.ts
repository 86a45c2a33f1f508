import type { Answer, CarriedVote, Method, MyVote, Question, Vote, VoteAnswers } from '@coopkit/contract';
import { Casting } from '@coopkit/sdk';
import type { Coop } from '../context.ts';
import type { Ballot } from './ballot.ts';
import { readKept, writeKept, type Kept } from './kept.ts';
import type { PaperWords } from './words.ts';

/** What one member has before them: the vote, how it stands for them, and what they have chosen so far. */
export class Booth {
  readonly coop: Coop;
  vote: Vote;
  /** Undefined where nobody is signed in. */
  mine: MyVote | undefined;
  /** Whose vote it is that the member casts for them; their own where it is undefined. */
  readonly for: string | undefined;
  kept: Kept = {};
  answers: VoteAnswers = {};

  /** @throws {CoopError} as the client does. */
  static async enter(
    coop: Coop,
    voteId: string,
    who: string | undefined,
    signal: AbortSignal,
  ): Promise<Booth> {
    const casting = new Casting(coop.connection);
    // Who signs in while this is under way enters anew: what they see must not be this one's ballot first.
    const { hasToken } = coop.session;
    const vote = await casting.get(voteId, { signal });
    let mine: MyVote | undefined;
    try {
      if (hasToken) mine = await casting.mine(voteId, { signal });
    } catch (error) {
      if (!coop.session.lost(error)) throw error;
    }
    return new Booth(coop, vote, mine, who);
  }

  private constructor(coop: Coop, vote: Vote, mine: MyVote | undefined, who: string | undefined) {
    this.coop = coop;
    this.vote = vote;
    this.mine = mine;
    this.for = this.mine?.carries.find(({ key }) => key === who)?.key;
    if (this.voter === undefined) return;
    this.kept = readKept(coop.connection.url, vote.id, this.voter);
    this.answers = { ...(this.kept.sending?.answers ?? this.kept.draft) };
  }

  /** The place on the roll whose ballot it is. */
  get voter(): string | undefined {
    return this.for ?? this.mine?.key ?? undefined;
  }

  get carried(): CarriedVote | undefined {
    return this.mine?.carries.find(({ key }) => key === this.for);
  }

  get voted(): boolean {
    return (this.carried ?? this.mine)?.voted ?? false;
  }

  /** Whether there is a ballot that the member may decide on now. */
  get mayVote(): boolean {
    const { vote, mine } = this;
    return vote.state === 'open' && typeof mine?.key === 'string' && (this.for !== undefined || !mine.proxy);
  }

  answer(id: string, answer: Answer | undefined): void {
    const { [id]: _, ...others } = this.answers;
    this.answers = answer ? { ...others, [id]: answer } : others;
    this.kept.draft = this.answers;
    this.keep();
  }

  keep(): void {
    if (this.voter !== undefined) writeKept(this.coop.connection.url, this.vote.id, this.voter, this.kept);
  }

  /** What is wrong with the answers, by question. */
  faults(ballots: ReadonlyMap<Method, Ballot>, words: PaperWords): Map<string, string> {
    const faultOf = (question: Question, answer: Answer | undefined) => {
      if (!answer) return words.answerOrBlank;
      return 'blank' in answer ? undefined : ballots.get(question.method)?.fault?.(question, answer, words);
    };
    return new Map(
      this.vote.questions.flatMap((question) => {
        const fault = faultOf(question, this.answers[question.id]);
        return fault === undefined ? [] : [[question.id, fault]];
      }),
    );
  }
}
