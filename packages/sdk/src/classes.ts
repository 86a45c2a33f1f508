import {
  createInvitation,
  listClasses,
  updateClass,
  type ClassChange,
  type Invitation,
  type MemberClass,
  type NewInvitation,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';

/** The kinds of membership: worker, user, producer, supporter… */
export class Classes {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** All of them, in the co-op's order. */
  async list(options?: CallOptions): Promise<MemberClass[]> {
    return (await this.#connection.call(listClasses, {}, options)).items;
  }

  /** Opens, closes or limits a class. Stewards. */
  update(classId: string, change: ClassChange, options?: CallOptions): Promise<MemberClass> {
    return this.#connection.call(updateClass, { params: { classId }, body: change }, options);
  }

  /** Makes an invitation code. It is shown this once. Stewards. */
  invite(classId: string, invitation: NewInvitation, options?: CallOptions): Promise<Invitation> {
    return this.#connection.call(createInvitation, { params: { classId }, body: invitation }, options);
  }
}
