import { canonicalJson } from '../database/canonicalJson';
import { flag } from '../database/columns';
import type { FactTable, Row } from '../database/factTables';
import { isSameRow } from '../database/isSameRow';
import type { RollupSettings, WriteTurn } from '../database/WriteTurn';

/** A fact of a service as it is stored now, and as it was before. */
export interface FactChange {
  table: FactTable;
  row: Row;
  before?: Row;
}

/** So many at once are as likely as not to matter, and cost more to ask about. */
const MAX_CHANGES = 10;

/**
 * Those of the changes from which anything can follow for a service's
 * outcomes. Most reports say nothing yet: a deployment that is queued, a commit
 * that is in no deployment. Where these are many it is `unknown`; whoever
 * doubts takes one for such: computing everything is always right.
 */
export async function changesThatMatter(
  turn: WriteTurn,
  service: number,
  changes: readonly FactChange[],
  settings: RollupSettings,
): Promise<FactChange[] | 'unknown'> {
  const news = changes.filter(({ row, before }) => !saysTheSame(row, before));
  if (news.length > MAX_CHANGES) {
    return 'unknown';
  }
  const shas = new Set(
    news
      .filter(({ table }) => table.kind === 'change')
      .map(({ row }) => String(row.sha)),
  );
  const found: FactChange[] = [];
  for (const change of news) {
    if (
      !isToldByItsSuccess(change, news) &&
      (await affects(turn, service, change, { settings, shas }))
    ) {
      found.push(change);
    }
  }
  return found;
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

/** A deployment is said to have succeeded of which that was not known. */
export function isNewSuccess({ table, row, before }: FactChange): boolean {
  return (
    table.kind === 'deployment-status' &&
    before === undefined &&
    row.state === 'success' &&
    !flag(row.is_withdrawn)
  );
}

/** But for when it was reported and where it is shown. */
function saysTheSame(row: Row, before: Row | undefined): boolean {
  const {
    reported_at: _at,
    url: _url,
    ref: _ref,
    title: _title,
    ...said
  } = row;
  return before !== undefined && isSameRow(before, said);
}

async function affects(
  turn: WriteTurn,
  service: number,
  change: FactChange,
  context: { settings: RollupSettings; shas: ReadonlySet<string> },
): Promise<boolean> {
  switch (change.table.kind) {
    case 'deployment':
      return hasSucceeded(turn, change);
    case 'deployment-status':
      return affectsDeployment(turn, change);
    case 'change':
      return isInProduction(turn, service, change, context.shas);
    case 'pull-request':
      return affectsByPullRequest(turn, service, change, context.settings);
    default:
      return true;
  }
}

async function hasSucceeded(turn: WriteTurn, { row }: FactChange) {
  return exists(
    turn.table('deployment_statuses').where({
      deployment_id: row.id,
      state: 'success',
      is_withdrawn: false,
    }),
  );
}

/** Only a success counts, and a failure after one. */
async function affectsDeployment(
  turn: WriteTurn,
  { row, before }: FactChange,
): Promise<boolean> {
  const states = [row.state, before?.state];
  if (states.includes('success') || isMoved(row, before, 'deployment_id')) {
    return true;
  }
  return (
    (states.includes('failure') || states.includes('error')) &&
    exists(
      turn
        .table('deployments')
        .where({ id: row.deployment_id })
        .whereNotNull('finished_at'),
    )
  );
}

/** By itself, or since it is below what is in production. */
async function isInProduction(
  turn: WriteTurn,
  service: number,
  { row, before }: FactChange,
  shas: ReadonlySet<string>,
): Promise<boolean> {
  const sha = String(row.sha);
  if (before || /[%_\\]/.test(sha)) {
    return true;
  }
  const related: Row[] = await turn
    .table('changes')
    .where({ service_id: service })
    .whereNot({ id: row.id })
    .where(other => other.where({ sha }).orWhereLike('parents', `%${sha}%`))
    .select('sha', 'deployed_at')
    .unionAll(
      // Deployments may name it by an abbreviated sha.
      turn
        .table('deployments')
        .where({ service_id: service })
        .whereNotNull('finished_at')
        .whereRaw("? like lower(sha) || '%'", [sha])
        .select('sha', 'finished_at'),
    );
  return related.some(
    other =>
      other.sha === sha ||
      other.deployed_at !== null ||
      !shas.has(String(other.sha)),
  );
}

/**
 * Only one that reverts, mends or is a hotfix, and only once what it merged is
 * in production; else by what another says of its number.
 */
async function affectsByPullRequest(
  turn: WriteTurn,
  service: number,
  { row, before }: FactChange,
  settings: RollupSettings,
): Promise<boolean> {
  if (before && isMoved(row, before, 'number')) {
    return true;
  }
  const isNamedByAnother = await exists(
    turn
      .table('pull_requests')
      .where({ service_id: service })
      .whereNot({ id: row.id })
      .where(other =>
        other.where({ number: row.number }).orWhere({ reverts: row.number }),
      ),
  );
  const merges = [row, before]
    .filter(one => one && saysSomething(one, settings))
    .map(one => String(one?.merge_sha));
  return (
    isNamedByAnother ||
    (merges.length > 0 &&
      exists(
        turn
          .table('changes')
          .where({ service_id: service })
          .whereIn('sha', merges)
          .whereNotNull('deployed_at'),
      ))
  );
}

/** Whether a rule may look at a pull request, once it is in production. */
export function saysSomething(
  row: Row,
  { hotfixLabels }: RollupSettings,
): boolean {
  const hotfixes = hotfixLabels.map(label => label.toLowerCase());
  const labels: string[] = JSON.parse(String(row.labels));
  return (
    !flag(row.is_withdrawn) &&
    row.merge_sha !== null &&
    (row.reverts !== null ||
      row.fixes !== canonicalJson([]) ||
      labels.some(label => hotfixes.includes(label.toLowerCase())))
  );
}

function isMoved(row: Row, before: Row | undefined, column: string): boolean {
  return before !== undefined && !isSameRow(before, { [column]: row[column] });
}

async function exists(query: {
  first(column: string): PromiseLike<unknown>;
}): Promise<boolean> {
  return Boolean(await query.first('id'));
}
