import { createMemberSession, endMemberSessions, type HostSession, type NewSession } from '@coopkit/contract';
import type { CallOptions } from './connection.ts';
import { SigningIn } from './signing-in.ts';

/** Members signed in: what they do, and what is done for them. */
export class Sessions extends SigningIn {
  /** Signs in a member whom your website has identified itself. Secret key; hand the token to your page. */
  create(
    { member, ...session }: HostSession & { member: string },
    options?: CallOptions,
  ): Promise<NewSession> {
    return this.connection.call(
      createMemberSession,
      { params: { memberId: member }, body: session },
      options,
    );
  }

  /** Signs out everywhere; of another member, where a steward or a program names one. */
  override endAll(of: { member?: string } = {}, options?: CallOptions): Promise<void> {
    if (of.member === undefined) return super.endAll(of, options);
    return this.connection.call(endMemberSessions, { params: { memberId: of.member } }, options);
  }
}
