import { Applications } from './applications.ts';
import { Classes } from './classes.ts';
import { Connection, type ConnectionOptions } from './connection.ts';
import { Members } from './members.ts';
import { ProfileResource } from './profile.ts';
import { Register } from './register.ts';
import { RulesResource } from './rules.ts';
import { Sessions } from './sessions.ts';
import { Votes } from './votes.ts';

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
    this.register = new Register(this.connection);
  }
}
