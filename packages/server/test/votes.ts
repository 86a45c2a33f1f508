import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { auditVote } from '@coopkit/audit';
import { recordPath, type NewVote } from '@coopkit/contract';
import type { Verify } from '@coopkit/record';
import type { Coop } from '@coopkit/sdk';
import { SITE, type TestServer } from './support.ts';

export const HOUR = 3_600_000;

/** Ed25519, as Node has it. */
export const verify: Verify = (publicKey, message, signature) => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
  return verifySignature(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
};

/** So many members of the class of riders, signed in. */
export async function members(server: TestServer, count: number): Promise<Coop[]> {
  const rows = Array.from({ length: count }, (_, i) => ({
    name: `Member ${i}`,
    email: `member${i}@example.org`,
    memberClass: 'rider',
  }));
  await server.office.members.import({ dryRun: false, rows });
  const signedIn: Coop[] = [];
  for await (const member of server.office.members.list({ memberClass: 'rider' })) {
    const { token } = await server.office.sessions.create({ member: member.id, origin: SITE });
    signedIn.push(server.client({ session: token, origin: SITE }));
  }
  return signedIn;
}

export function putting(server: TestServer, changes: Partial<NewVote> = {}): NewVote {
  const at = server.clock.now.getTime();
  return {
    title: { en: 'A second boat?' },
    questions: [{ id: 'boat', title: { en: 'Shall we buy it?' }, method: 'yes-no-abstain' }],
    opensAt: new Date(at + HOUR).toISOString(),
    closesAt: new Date(at + 6 * HOUR).toISOString(),
    ...changes,
  };
}

export async function opened(server: TestServer, changes: Partial<NewVote> = {}) {
  const { id } = await server.office.votes.create(putting(server, changes));
  return server.office.votes.open(id);
}

/** Moves the clock past the close, and has the jobs done. */
export async function pastClose(server: TestServer, closesAt: string): Promise<void> {
  server.clock.now = new Date(Date.parse(closesAt) + 5_000);
  await server.jobs.idle();
}

/** Audits a vote as a stranger does: by the files of its record alone. */
export async function audit(
  server: TestServer,
  voteId: string,
  earlier: { size: number; root: string }[] = [],
) {
  const { record } = await server.visitor.votes.get(voteId);
  return auditVote({
    key: record?.key ?? '',
    verify,
    earlier,
    fetchFile: async (name) => {
      const response = await server.request(recordPath(voteId, name));
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    },
  });
}

/** 32 bytes, as whoever casts makes them. */
export function nonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
}
