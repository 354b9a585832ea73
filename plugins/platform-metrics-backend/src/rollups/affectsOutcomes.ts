import type { WriteTurn } from '../database/WriteTurn';
import type { Row } from '../database/factTables';
import { inChunks } from '../database/inChunks';
import {
  isMoved,
  isNewSuccess,
  saysTheSame,
  type FactChange,
} from './FactChange';
import { saysSomething } from './saysSomething';

/** So many at once are as likely as not to matter, and cost more to ask about. */
const MAX_CHANGES = 10;

const idOf = ({ row }: FactChange) => String(row.id);

const statesOf = ({ row, before }: FactChange) => [row.state, before?.state];

const isFailure = (state: unknown) => state === 'failure' || state === 'error';

const commitKey = ({ service_id: service, sha }: Row) => `${service} ${sha}`;

/**
 * Of each service, those of its changes from which anything can follow for its
 * outcomes. Most reports say nothing yet: a deployment that is queued, a commit
 * that is in no deployment. Where these are many it is `unknown`; whoever
 * doubts takes one for such: computing everything is always right.
 */
export async function changesThatMatter(
  turn: WriteTurn,
  touched: ReadonlyMap<number, readonly FactChange[] | 'unknown'>,
): Promise<Map<number, FactChange[] | 'unknown'>> {
  const news = new Map<number, FactChange[] | 'unknown'>();
  for (const [service, changes] of touched) {
    news.set(service, changes === 'unknown' ? changes : newsOf(changes));
  }
  const asked = [...news.values()].flatMap(changes =>
    changes === 'unknown' ? [] : changes,
  );
  const matters = await findThoseThatMatter(turn, asked);
  for (const [service, changes] of news) {
    if (changes !== 'unknown') {
      news.set(
        service,
        changes.filter(change => matters.has(change)),
      );
    }
  }
  return news;
}

function newsOf(changes: readonly FactChange[]): FactChange[] | 'unknown' {
  const news = changes.filter(change => !saysTheSame(change));
  return news.length > MAX_CHANGES
    ? 'unknown'
    : news.filter(change => !isToldByItsSuccess(change, news));
}

/** A new deployment, and its success with it: only that one matters. */
function isToldByItsSuccess(
  { table, row, before }: FactChange,
  news: readonly FactChange[],
): boolean {
  return (
    table.kind === 'deployment' &&
    before === undefined &&
    news.some(
      other => isNewSuccess(other) && other.row.deployment_id === row.id,
    )
  );
}

async function findThoseThatMatter(
  turn: WriteTurn,
  changes: readonly FactChange[],
): Promise<Set<FactChange>> {
  const ofKind = (kind: string) =>
    changes.filter(({ table }) => table.kind === kind);
  const deployments = ofKind('deployment');
  const statuses = ofKind('deployment-status');
  const commits = ofKind('change');

  const succeeded = await findSucceeded(turn, deployments);
  const finished = await findFinished(turn, statuses);
  const inProduction = await findThoseInProduction(turn, commits);
  const matters = new Set(
    changes.filter(change => {
      switch (change.table.kind) {
        case 'deployment':
          return succeeded.has(change.row.id);
        case 'deployment-status':
          return affectsDeployment(change, finished);
        case 'change':
          return inProduction.has(change.row.id);
        default:
          return true;
      }
    }),
  );
  for (const change of ofKind('pull-request')) {
    if (!(await affectsByPullRequest(turn, change))) {
      matters.delete(change);
    }
  }
  return matters;
}

/** Those of the deployments that have succeeded. */
async function findSucceeded(
  turn: WriteTurn,
  deployments: readonly FactChange[],
): Promise<Set<unknown>> {
  return findIds(deployments.map(idOf), ids =>
    turn
      .table('deployment_statuses')
      .whereIn('deployment_id', ids)
      .where({ state: 'success', is_withdrawn: false })
      .pluck('deployment_id'),
  );
}

/** Of failures, those of the deployments that took traffic before. */
async function findFinished(
  turn: WriteTurn,
  statuses: readonly FactChange[],
): Promise<Set<unknown>> {
  const failures = statuses.filter(
    change => !isCertain(change) && statesOf(change).some(isFailure),
  );
  return findIds(
    failures.map(({ row }) => String(row.deployment_id)),
    ids =>
      turn
        .table('deployments')
        .whereIn('id', ids)
        .whereNotNull('finished_at')
        .pluck('id'),
  );
}

/** Only a success counts, and a failure after one. */
function affectsDeployment(
  change: FactChange,
  finished: ReadonlySet<unknown>,
): boolean {
  return (
    isCertain(change) ||
    (statesOf(change).some(isFailure) && finished.has(change.row.deployment_id))
  );
}

/** It matters whatever else is known. */
function isCertain(status: FactChange): boolean {
  return (
    statesOf(status).includes('success') || isMoved(status, 'deployment_id')
  );
}

/** Those that are in production: by themselves, or by what is above them. */
async function findThoseInProduction(
  turn: WriteTurn,
  commits: readonly FactChange[],
): Promise<Set<unknown>> {
  const isUnclear = ({ row, before }: FactChange) =>
    before !== undefined || /[%_\\]/.test(String(row.sha));
  const found = new Set<unknown>(commits.filter(isUnclear).map(idOf));
  const asked = commits.filter(change => !found.has(idOf(change)));
  const together = new Set(asked.map(({ row }) => commitKey(row)));

  for (const chunk of inChunks(asked.map(idOf))) {
    // Two statements: for one of both PostgreSQL starts workers, which takes
    // longer than to answer it.
    const related = [
      ...(await findChangesAbove(turn, chunk)),
      ...(await findDeploymentsOf(turn, chunk)),
    ];
    related
      .filter(
        other =>
          other.sha === other.reported_sha ||
          other.in_production !== null ||
          !together.has(commitKey(other)),
      )
      .forEach(({ id }) => found.add(id));
  }
  return found;
}

/** Changes of the same commits, and those whose parents they are. */
function findChangesAbove(
  turn: WriteTurn,
  reported: readonly string[],
): Promise<Row[]> {
  return turn.transaction
    .from({ reported: 'changes' })
    .join({ other: 'changes' }, join =>
      join
        .on('other.service_id', 'reported.service_id')
        .andOn('other.id', '<>', 'reported.id'),
    )
    .whereIn('reported.id', reported)
    .whereRaw(
      "(other.sha = reported.sha or other.parents like '%' || reported.sha || '%')",
    )
    .select('reported.id', 'other.service_id', 'other.sha', {
      reported_sha: 'reported.sha',
      in_production: 'other.deployed_at',
    });
}

/** Deployments may name a commit by an abbreviated sha. */
function findDeploymentsOf(
  turn: WriteTurn,
  reported: readonly string[],
): Promise<Row[]> {
  return turn.transaction
    .from({ reported: 'changes' })
    .join({ other: 'deployments' }, 'other.service_id', 'reported.service_id')
    .whereIn('reported.id', reported)
    .whereNotNull('other.finished_at')
    .whereRaw("reported.sha like lower(other.sha) || '%'")
    .select('reported.id', 'other.service_id', 'other.sha', {
      reported_sha: 'reported.sha',
      in_production: 'other.finished_at',
    });
}

/**
 * Only one that reverts, mends or is a hotfix, and only once what it merged is
 * in production; else by what another says of its number.
 */
async function affectsByPullRequest(
  turn: WriteTurn,
  change: FactChange,
): Promise<boolean> {
  const { row, before } = change;
  if (isMoved(change, 'number')) {
    return true;
  }
  const ofService = { service_id: row.service_id };
  const namedByAnother: Row | undefined = await turn
    .table('pull_requests')
    .where(ofService)
    .whereNot({ id: row.id })
    .where(other =>
      other.where({ number: row.number }).orWhere({ reverts: row.number }),
    )
    .first('id');
  const merges = [row, before]
    .filter(one => one && saysSomething(one, turn.settings))
    .map(one => String(one?.merge_sha));
  if (namedByAnother || merges.length === 0) {
    return namedByAnother !== undefined;
  }
  const deployed: Row | undefined = await turn
    .table('changes')
    .where(ofService)
    .whereIn('sha', merges)
    .whereNotNull('deployed_at')
    .first('id');
  return deployed !== undefined;
}

async function findIds(
  asked: readonly string[],
  find: (ids: string[]) => Promise<string[]>,
): Promise<Set<unknown>> {
  const found = new Set<unknown>();
  for (const chunk of inChunks(asked)) {
    (await find(chunk)).forEach(id => found.add(id));
  }
  return found;
}
