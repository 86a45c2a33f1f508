import { CountError } from '../count.ts';
import { decimalOf, scaledToInteger } from './decimals.ts';
import { pabulibSections, type PabulibRow } from './pabulib-rows.ts';

export const pabulibVoteTypes = ['approval', 'choose-1', 'cumulative', 'scoring', 'ordinal'] as const;
export type PabulibVoteType = (typeof pabulibVoteTypes)[number];

export interface PabulibProject {
  readonly id: string;
  /** In units of the currency divided by ten to the power of {@link PabulibFile.decimals}. */
  readonly cost: bigint;
  /** The other columns, such as `name`, `votes` or `selected`. */
  readonly fields: ReadonlyMap<string, string>;
}

export interface PabulibVote {
  readonly voter: string;
  /** Indexes of projects, in the order of the file: in an `ordinal` vote the best first. */
  readonly projects: readonly number[];
  /** For each of them, divided by ten to the power of {@link PabulibFile.pointDecimals}; null where votes have none. */
  readonly points: readonly number[] | null;
  readonly fields: ReadonlyMap<string, string>;
}

/** A participatory budget and its ballots, as https://pabulib.org/format describes them. */
export interface PabulibFile {
  readonly meta: ReadonlyMap<string, string>;
  readonly voteType: PabulibVoteType;
  readonly budget: bigint;
  /** How many digits after the point amounts of money have. */
  readonly decimals: number;
  readonly projects: readonly PabulibProject[];
  readonly votes: readonly PabulibVote[];
  readonly pointDecimals: number;
}

/** @throws CountError with the line, where the text is not such a file */
export function readPabulib(text: string): PabulibFile {
  const { meta, projects: projectRows, votes: voteRows } = pabulibSections(text);
  const type = meta.get('vote_type');
  const voteType = pabulibVoteTypes.find((known) => known === type?.value.toLowerCase());
  if (voteType === undefined)
    throw new CountError('unknown_vote_type', 'This type of vote cannot be read.', type?.line);
  mustBe(meta.get('num_projects'), projectRows.length, 'wrong_number_of_projects');
  mustBe(meta.get('num_votes'), voteRows.length, 'wrong_number_of_votes');

  const total = meta.get('budget');
  const budget = decimalOf(total?.value ?? '', 'invalid_budget', total?.line);
  const costs = projectRows.map(({ fields, line }) =>
    decimalOf(fields.get('cost') ?? '', 'invalid_cost', line),
  );
  const decimals = [budget, ...costs].reduce((most, { digits }) => Math.max(most, digits), 0);
  const index = namesOf(projectRows, 'project_id');
  namesOf(voteRows, 'voter_id');
  const projects = projectRows.map(({ fields, line }, i) => {
    const cost = scaledToInteger(costs[i] ?? budget, decimals);
    if (cost < 0n) throw new CountError('invalid_cost', 'A cost is zero or more.', line);
    return { id: fields.get('project_id') ?? '', cost, fields: without(fields, 'project_id', 'cost') };
  });
  return {
    meta: new Map(Array.from(meta, ([key, { value }]) => [key, value])),
    voteType,
    budget: scaledToInteger(budget, decimals),
    decimals,
    projects,
    ...readVotes(voteRows, index, voteType),
  };
}

function readVotes(
  rows: readonly PabulibRow[],
  index: ReadonlyMap<string, number>,
  voteType: PabulibVoteType,
): Pick<PabulibFile, 'votes' | 'pointDecimals'> {
  const pointed = voteType === 'cumulative' || voteType === 'scoring';
  const given = rows.map(({ fields, line }) =>
    pointed ? listOf(fields.get('points')).map((points) => decimalOf(points, 'invalid_points', line)) : [],
  );
  const pointDecimals = given.flat().reduce((most, { digits }) => Math.max(most, digits), 0);
  const votes = rows.map(({ fields, line }, i): PabulibVote => {
    const projects = listOf(fields.get('vote')).map((id) => {
      const project = index.get(id);
      if (project === undefined)
        throw new CountError('unknown_option', `There is no project ${JSON.stringify(id)}.`, line);
      return project;
    });
    if (new Set(projects).size < projects.length)
      throw new CountError('repeated_option', 'A vote names a project twice.', line);
    if (voteType === 'choose-1' && projects.length > 1)
      throw new CountError('too_many_choices', 'A vote names more than one project.', line);
    const points = (given[i] ?? []).map((decimal) => Number(scaledToInteger(decimal, pointDecimals)));
    if (pointed && points.length !== projects.length)
      throw new CountError('invalid_points', 'A vote gives points to each project that it names.', line);
    if (!points.every(Number.isSafeInteger))
      throw new CountError(
        'invalid_points',
        'Points are too large, or too finely divided, to be exact.',
        line,
      );
    return {
      voter: fields.get('voter_id') ?? '',
      projects,
      points: pointed ? points : null,
      fields: pointed ? without(fields, 'voter_id', 'vote', 'points') : without(fields, 'voter_id', 'vote'),
    };
  });
  return { votes, pointDecimals };
}

function namesOf(rows: readonly PabulibRow[], column: string): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  rows.forEach(({ fields, line }, i) => {
    const name = fields.get(column) ?? '';
    if (name === '') throw new CountError('missing_name', `${column} is empty.`, line);
    if (names.has(name))
      throw new CountError('repeated_name', `${JSON.stringify(name)} is there twice.`, line);
    names.set(name, i);
  });
  return names;
}

function mustBe(
  said: { readonly value: string; readonly line: number } | undefined,
  found: number,
  code: string,
): void {
  if (said !== undefined && said.value !== found.toString())
    throw new CountError(code, `There are ${found}, and the file says ${said.value}.`, said.line);
}

function listOf(cell: string | undefined): string[] {
  return (cell ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

function without(
  fields: ReadonlyMap<string, string>,
  ...columns: readonly string[]
): ReadonlyMap<string, string> {
  return new Map(Array.from(fields).filter(([column]) => !columns.includes(column)));
}
