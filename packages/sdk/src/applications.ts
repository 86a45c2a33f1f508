import {
  approveApplication,
  eraseApplication,
  getApplication,
  listApplications,
  rejectApplication,
  type Application,
  type ApplicationFilter,
  type Decision,
  type Erasure,
} from '@coopkit/contract';
import { Applying } from './applying.ts';
import type { CallOptions } from './connection.ts';
import { List } from './list.ts';

/** How visitors become members: what they do, and what the stewards decide. */
export class Applications extends Applying {
  /** All applications, oldest first. Stewards. */
  list(filter: Omit<ApplicationFilter, 'cursor'> = {}, options?: CallOptions): List<Application> {
    return new List((cursor) =>
      this.connection.call(listApplications, { query: { ...filter, cursor } }, options),
    );
  }

  /** One application. Stewards. */
  get(applicationId: string, options?: CallOptions): Promise<Application> {
    return this.connection.call(getApplication, { params: { applicationId } }, options);
  }

  /** Admits an applicant, who hears of it by e-mail. Stewards. */
  approve(applicationId: string, decision: Decision = {}, options?: CallOptions): Promise<Application> {
    return this.connection.call(approveApplication, { params: { applicationId }, body: decision }, options);
  }

  /** Refuses an applicant, who hears of it by e-mail. Stewards. */
  reject(applicationId: string, decision: Decision = {}, options?: CallOptions): Promise<Application> {
    return this.connection.call(rejectApplication, { params: { applicationId }, body: decision }, options);
  }

  /**
   * Erases for good what is held on an applicant who was rejected. Stewards.
   *
   * @param email the applicant's, to confirm who is meant
   */
  erase(applicationId: string, email: string, options?: CallOptions): Promise<Erasure> {
    return this.connection.call(eraseApplication, { params: { applicationId }, body: { email } }, options);
  }
}
