import { createHash, randomBytes } from 'node:crypto';
import type { NewBallot, Vote } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { found, open, readConfig } from '@coopkit/server';
import { FOUNDING, SITE } from '../packages/server/test/support.ts';

/** A co-op with a crowd of members, all signed in on its website. */
export interface Crowd {
  coopId: string;
  secretKey: string;
  /** A session's for each of the members. */
  tokens: string[];
}

/** Makes one in the database that a server's settings name: written straight into it, for the API would take long. */
export async function makeCrowd(env: Record<string, string>, count: number): Promise<Crowd> {
  const { parts, close } = await open(readConfig(env));
  const { coopId, secretKey } = await found(parts.engine, FOUNDING, new Date());
  const numbers = Array.from({ length: count }, (_, i) => i + FOUNDING.stewards.length + 1);
  const named = (prefix: string, number: number) => `${prefix}_${String(number).padStart(22, '0')}`;
  const tokenOf = (number: number) => named('st', number).replace('_', `_${coopId.slice(4)}`);
  const at = '2026-01-01T00:00:00.000Z';
  for (let from = 0; from < count; from += 1_000) {
    const some = numbers.slice(from, from + 1_000);
    const members = some.map((number) => ({
      coop_id: coopId,
      id: named('mem', number),
      number,
      class_id: 'rider',
      kind: 'person' as const,
      name: `Member ${number}`,
      email: `member${number}@example.org`,
      locale: 'en',
      answers: '{}',
      joined_at: at,
    }));
    const entries = some.map((number) => ({
      coop_id: coopId,
      member_id: named('mem', number),
      position: 1,
      status: 'active' as const,
      on_day: at.slice(0, 10),
      entry_class: 'rider',
      recorded_by: 'operator',
      recorded_at: at,
    }));
    const periods = some.map((number) => ({
      coop_id: coopId,
      member_id: named('mem', number),
      from_day: at.slice(0, 10),
      status: 'active' as const,
    }));
    const consents = some.map((number) => ({
      coop_id: coopId,
      member_id: named('mem', number),
      rules_version: 1,
      text_hash: '0'.repeat(64),
      locale: 'en',
      agreed_at: at,
    }));
    const sessions = some.map((number) => ({
      coop_id: coopId,
      id: named('ses', number),
      token_hash: createHash('sha256').update(tokenOf(number)).digest('hex'),
      member_id: named('mem', number),
      origin: SITE,
      created_at: at,
      expires_at: '2100-01-01T00:00:00.000Z',
    }));
    await parts.engine.db.insertInto('members').values(members).execute();
    await parts.engine.db.insertInto('member_statuses').values(entries).execute();
    await parts.engine.db.insertInto('member_periods').values(periods).execute();
    await parts.engine.db.insertInto('consents').values(consents).execute();
    await parts.engine.db.insertInto('sessions').values(sessions).execute();
  }
  await close();
  return { coopId, secretKey, tokens: numbers.map(tokenOf) };
}

/** A vote that is open to all of them. */
export async function openVote(office: Coop, secrecy: 'open' | 'sealed'): Promise<Vote> {
  const { id } = await office.votes.create({
    title: { en: 'A second boat?' },
    questions: [{ id: 'boat', title: { en: 'Shall we buy it?' }, method: 'yes-no-abstain' }],
    opensAt: new Date(Date.now() + 3_600_000).toISOString(),
    closesAt: new Date(Date.now() + 7_200_000).toISOString(),
    secrecy,
  });
  return office.votes.open(id);
}

/** Each member's ballot for a vote, as a browser sends it from a page of the website. */
export function ballots({ tokens }: Crowd, voteId: string, port: number): Buffer[] {
  return tokens.map((token, i) => {
    const ballot: NewBallot = {
      answers: { boat: { choice: ['yes', 'no', 'abstain'][i % 3] ?? 'yes' } },
      nonce: randomBytes(32).toString('base64url'),
    };
    const body = JSON.stringify(ballot);
    const lines = [
      `PUT /v1/votes/${voteId}/ballot HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      `Origin: ${SITE}`,
      `Authorization: Bearer ${token}`,
      'Accept: application/json',
      'Accept-Encoding: gzip, deflate, br',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    ];
    return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
  });
}
