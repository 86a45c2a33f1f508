import {
  listMyContributions,
  startContribution,
  stopContribution,
  type Contribution,
  type ContributionTerms,
  type NewContribution,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';

/** The dues and donations of the member who is signed in. */
export class OwnContributions {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** What the signed-in member gives, and what their class asks for or takes. */
  mine(options?: CallOptions): Promise<{ items: Contribution[]; terms: ContributionTerms[] }> {
    return this.connection.call(listMyContributions, {}, options);
  }

  /**
   * Promises a contribution; it takes the place of one of its kind.
   *
   * @throws {CoopError} `contribution_not_offered`, `amount_not_allowed`, `wrong_currency`.
   */
  start(contribution: NewContribution, options?: CallOptions): Promise<Contribution> {
    return this.connection.call(startContribution, { body: contribution }, options);
  }

  /** Stops a contribution: nothing more falls due. */
  stop(contributionId: string, options?: CallOptions): Promise<Contribution> {
    return this.connection.call(stopContribution, { params: { contributionId } }, options);
  }
}
