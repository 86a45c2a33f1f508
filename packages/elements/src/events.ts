import type { ApplicationStatus, Member, NewApplication, Receipt } from '@coopkit/contract';
import type { CoopError } from '@coopkit/sdk';

/** Everything the elements tell the page. They bubble and cross shadow roots. */
export abstract class CoopEvent extends Event {
  constructor(type: string, init: EventInit = {}) {
    super(type, { bubbles: true, composed: true, ...init });
  }
}

/**
 * An application is about to be sent. The page may change it, or stop it with `preventDefault()`.
 */
export class CoopBeforeJoinEvent extends CoopEvent {
  static readonly type = 'coop-before-join';
  readonly application: NewApplication;

  constructor(application: NewApplication) {
    super(CoopBeforeJoinEvent.type, { cancelable: true });
    this.application = application;
  }
}

/** A visitor's address is proved: they are a member, or an applicant before the board. */
export class CoopJoinedEvent extends CoopEvent {
  static readonly type = 'coop-joined';
  readonly application: ApplicationStatus;
  /** Null while the board decides. */
  readonly member: Member | null;

  constructor(application: ApplicationStatus, member: Member | null) {
    super(CoopJoinedEvent.type);
    this.application = application;
    this.member = member;
  }
}

/** Something did not work; the element says so too, and stays usable. */
export class CoopFailedEvent extends CoopEvent {
  static readonly type = 'coop-failed';
  readonly error: CoopError;

  constructor(error: CoopError) {
    super(CoopFailedEvent.type);
    this.error = error;
  }
}

/** A member has signed in. */
export class CoopSignedInEvent extends CoopEvent {
  static readonly type = 'coop-signed-in';
  readonly member: Member;

  constructor(member: Member) {
    super(CoopSignedInEvent.type);
    this.member = member;
  }
}

/** The member has signed out, here or elsewhere. */
export class CoopSignedOutEvent extends CoopEvent {
  static readonly type = 'coop-signed-out';

  constructor() {
    super(CoopSignedOutEvent.type);
  }
}

/** A ballot is about to be cast. The page may stop it with `preventDefault()`; what is chosen is not its business. */
export class CoopBeforeCastEvent extends CoopEvent {
  static readonly type = 'coop-before-cast';
  readonly voteId: string;

  constructor(voteId: string) {
    super(CoopBeforeCastEvent.type, { cancelable: true });
    this.voteId = voteId;
  }
}

/** A ballot is on the record. */
export class CoopBallotCastEvent extends CoopEvent {
  static readonly type = 'coop-ballot-cast';
  readonly voteId: string;
  readonly receipt: Receipt;

  constructor(receipt: Receipt) {
    super(CoopBallotCastEvent.type);
    this.voteId = receipt.voteId;
    this.receipt = receipt;
  }
}

/** What a member may change about their shares and contributions. */
export type SharesChange =
  | 'shares-taken'
  | 'shares-passed-on'
  | 'transfer-taken-back'
  | 'notice-given'
  | 'notice-taken-back'
  | 'contribution-begun'
  | 'contribution-stopped';

/** A member has changed something about their shares or contributions. */
export class CoopSharesChangedEvent extends CoopEvent {
  static readonly type = 'coop-shares-changed';
  readonly change: SharesChange;

  constructor(change: SharesChange) {
    super(CoopSharesChangedEvent.type);
    this.change = change;
  }
}

declare global {
  interface HTMLElementEventMap {
    'coop-before-cast': CoopBeforeCastEvent;
    'coop-ballot-cast': CoopBallotCastEvent;
    'coop-before-join': CoopBeforeJoinEvent;
    'coop-joined': CoopJoinedEvent;
    'coop-shares-changed': CoopSharesChangedEvent;
    'coop-failed': CoopFailedEvent;
    'coop-signed-in': CoopSignedInEvent;
    'coop-signed-out': CoopSignedOutEvent;
  }
}
