import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A ballot's transaction in plain SQL, one ballot each: what a wave does, the statements and the rows. */
const OPEN = String.raw`
\set member random(1, :members)
begin;
update records set size = size where coop_id = :coop and vote_id = :vote
  returning size as position, ballots as ballots \gset
select state, closes_at from votes where coop_id = :coop and id = :vote;
select v.key as voter from voters v left join participations p
  on p.coop_id = v.coop_id and p.vote_id = v.vote_id and p.voter_key = v.key
  where v.coop_id = :coop and v.vote_id = :vote and v.member_number = :member + 1 \gset
insert into record_entries (coop_id, vote_id, position, hash, entry)
  values (:coop, :vote, :position, md5(random()::text) || md5(:position::text), repeat('x', :entry));
update records set size = :position + 1, frontier = repeat('f', 300), checkpoint = repeat('c', 280), ballots = :ballots + 1
  where coop_id = :coop and vote_id = :vote;
insert into participations (coop_id, vote_id, voter_key, entry_hash)
  values (:coop, :vote, :voter, HASH)
  on conflict (coop_id, vote_id, voter_key) do update set entry_hash = excluded.entry_hash;
commit;
`;

const SEALED_ROW = String.raw`
insert into sealed_ballots (coop_id, vote_id, commitment, nonce, opening)
  values (:coop, :vote, md5(random()::text) || md5(:position::text), md5(random()::text) || '12345678901', repeat('o', 40));
commit;`;

/** A ballot's transaction as a script of pgbench's. */
function transactionOf(secrecy: 'open' | 'sealed'): string {
  if (secrecy === 'open') return OPEN.replace('HASH', 'repeat(md5(:voter), 2)').replace(':entry', '150');
  return OPEN.replace('HASH', 'null').replace(':entry', '85').replace('\ncommit;', SEALED_ROW);
}

export interface PgbenchRun {
  /** PostgreSQL's programs. */
  bin: string;
  url: string;
  /** Where the script may stand. */
  folder: string;
  secrecy: 'open' | 'sealed';
  coopId: string;
  voteId: string;
  members: number;
  clients: number;
  seconds: number;
}

/** Has pgbench run a ballot's transaction; how many it did in a second, and how long one took on average. */
export function pgbench(run: PgbenchRun): { perSecond: number; averageMs: number } {
  const script = join(run.folder, `${run.secrecy}.sql`);
  writeFileSync(script, transactionOf(run.secrecy));
  const { status, stdout, stderr } = spawnSync(
    join(run.bin, 'pgbench'),
    [
      ...['--no-vacuum', '--protocol=prepared', `--file=${script}`],
      ...[`--client=${run.clients}`, '--jobs=1', `--time=${run.seconds}`],
      ...[`--define=coop=${run.coopId}`, `--define=vote=${run.voteId}`, `--define=members=${run.members}`],
      run.url,
    ],
    { encoding: 'utf8' },
  );
  const perSecond = Number(/^tps = ([\d.]+) \(without/m.exec(stdout)?.[1]);
  const averageMs = Number(/^latency average = ([\d.]+) ms/m.exec(stdout)?.[1]);
  if (status !== 0 || !perSecond) throw new Error(`pgbench failed: ${stderr}`);
  return { perSecond, averageMs };
}
