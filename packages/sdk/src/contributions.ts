import {
  endContribution,
  listContributions,
  recordContribution,
  type Contribution,
  type NewContribution,
} from '@coopkit/contract';
import type { CallOptions } from './connection.ts';
import { List } from './list.ts';
import { OwnContributions } from './own-contributions.ts';

/** Dues and donations: a member's own, and everybody's. */
export class Contributions extends OwnContributions {
  /** What members give, oldest first. Stewards. */
  list(query: { memberId?: string | undefined } = {}, options?: CallOptions): List<Contribution> {
    return new List((cursor) =>
      this.connection.call(listContributions, { query: { ...query, cursor } }, options),
    );
  }

  /** Records a member's promise. Stewards. */
  record(memberId: string, contribution: NewContribution, options?: CallOptions): Promise<Contribution> {
    return this.connection.call(recordContribution, { params: { memberId }, body: contribution }, options);
  }

  /** Ends a member's contribution. Stewards. */
  end(contributionId: string, options?: CallOptions): Promise<Contribution> {
    return this.connection.call(endContribution, { params: { contributionId } }, options);
  }
}
