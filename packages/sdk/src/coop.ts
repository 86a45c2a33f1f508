import { Applications } from './applications.ts';
import { Classes } from './classes.ts';
import { Connection, type ConnectionOptions } from './connection.ts';
import { Shares } from './shares.ts';
import { Contributions } from './contributions.ts';
import { Payments } from './payments.ts';
import { Mandates } from './mandates.ts';
import { DirectDebits } from './direct-debits.ts';
import { Ledger } from './ledger.ts';
import { Members } from './members.ts';
import { ProfileResource } from './profile.ts';
import { Register } from './register.ts';
import { RulesResource } from './rules.ts';
import { Sessions } from './sessions.ts';
import { Votes } from './votes.ts';
import { Webhooks } from './webhooks.ts';

/**
 * A co-op, as your program sees it.
 *
 * @example
 * ```ts
 * const coop = new Coop({ url: 'https://coop.example', secret: process.env.COOP_SECRET });
 * for await (const member of coop.members.list()) console.log(member.number, member.name);
 * ```
 */
export class Coop {
  readonly connection: Connection;
  readonly profile: ProfileResource;
  readonly classes: Classes;
  readonly rules: RulesResource;
  readonly applications: Applications;
  readonly members: Members;
  readonly sessions: Sessions;
  readonly votes: Votes;
  readonly shares: Shares;
  readonly contributions: Contributions;
  readonly payments: Payments;
  readonly mandates: Mandates;
  readonly directDebits: DirectDebits;
  readonly ledger: Ledger;
  readonly webhooks: Webhooks;
  readonly register: Register;

  constructor(options: ConnectionOptions) {
    this.connection = new Connection(options);
    this.profile = new ProfileResource(this.connection);
    this.classes = new Classes(this.connection);
    this.rules = new RulesResource(this.connection);
    this.applications = new Applications(this.connection);
    this.members = new Members(this.connection);
    this.sessions = new Sessions(this.connection);
    this.votes = new Votes(this.connection);
    this.ledger = new Ledger(this.connection);
    this.directDebits = new DirectDebits(this.connection);
    this.mandates = new Mandates(this.connection);
    this.payments = new Payments(this.connection);
    this.contributions = new Contributions(this.connection);
    this.shares = new Shares(this.connection);
    this.webhooks = new Webhooks(this.connection);
    this.register = new Register(this.connection);
  }
}
