import {
  hasWholeHistory,
  leadTimeMs,
  weekOf,
  type Week,
} from '@internal/plugin-platform-metrics-common';
import { instant } from '../database/columns';
import type { Row } from '../database/factTables';
import { inChunks } from '../database/inChunks';
import type { RollupSettings, WriteTurn } from '../database/WriteTurn';
import {
  isNewSuccess,
  saysSomething,
  type FactChange,
} from './affectsOutcomes';
import { readLatest, type Latest } from './readLatest';

/** Beyond, computing everything is no dearer. */
const MAX_NEW_CHANGES = 500;

/** As git writes a commit; another way to name it may be one known already. */
const WHOLE_SHA = /^[0-9a-f]{40}$/;

/**
 * What most deployments are: the latest of their service to take traffic, with
 * changes that were never there, after one that did not fail. Nothing but its
 * own outcome follows from it, which needs no history. Whether all of these
 * were such; if in doubt they were not, and everything is to be computed.
 */
export async function appendDeployments(
  turn: WriteTurn,
  service: number,
  changes: readonly FactChange[],
  settings: RollupSettings,
): Promise<boolean> {
  if (!changes.every(isNewSuccess)) {
    return false;
  }
  const byFinish = [...changes].sort(
    (a, b) => instant(a.row.at) - instant(b.row.at),
  );
  for (const { row } of byFinish) {
    if (!(await append(turn, service, row, settings))) {
      return false;
    }
  }
  return true;
}

async function append(
  turn: WriteTurn,
  service: number,
  success: Row,
  settings: RollupSettings,
): Promise<boolean> {
  const week = weekOf(instant(success.at), settings.timeZone);
  const latest = await readLatest(turn, service, success, week);
  const newChanges = latest && (await findNewChanges(turn, latest));
  if (
    !newChanges ||
    newChanges.some(({ reverts }) => reverts !== null) ||
    (latest.hasTellingPullRequests &&
      (await isTold(turn, service, newChanges, settings))) ||
    (latest.hasIncidents && (await hasIncident(turn, latest, newChanges)))
  ) {
    return false;
  }
  await writeOutcome(turn, latest, newChanges);
  await addToRollup(turn, latest, { week, newChanges });
  return true;
}

/**
 * What the commit holds of what was never in production; `undefined` where
 * that cannot be told, or where the commit itself was there.
 */
async function findNewChanges(
  turn: WriteTurn,
  latest: Latest,
): Promise<Row[] | undefined> {
  const rows: Row[] = await turn
    .table('changes')
    .where({
      service_id: latest.service,
      deployed_at: null,
      is_withdrawn: false,
    })
    .limit(MAX_NEW_CHANGES + 1)
    .select('id', 'sha', 'parents', 'authored_at', 'reverts');
  const waiting = new Map(rows.map(row => [String(row.sha), row]));
  if (rows.length > MAX_NEW_CHANGES || waiting.size < rows.length) {
    return undefined;
  }
  if (!hasWholeHistory(latest.start)) {
    // What the first known deployment held was in production for who knows how
    // long: it waits for none.
    const first = await firstSha(turn, latest.service);
    if (!waiting.has(first) && !WHOLE_SHA.test(first)) {
      return undefined;
    }
    takeChanges(waiting, first);
  }
  const found = takeChanges(waiting, String(latest.deployment.sha));
  return found.length > 0 ? found : undefined;
}

/** Takes out what a commit holds. */
function takeChanges(waiting: Map<string, Row>, sha: string): Row[] {
  const found: Row[] = [];
  const open = [sha];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const change = waiting.get(next);
    if (change) {
      waiting.delete(next);
      found.push(change);
      open.push(...JSON.parse(String(change.parents)));
    }
  }
  return found;
}

/** Of the first production deployment that is known to have succeeded. */
async function firstSha(turn: WriteTurn, service: number): Promise<string> {
  const first: Row = await turn
    .table('deployments')
    .where({ service_id: service, tier: 'production' })
    .whereNotNull('finished_at')
    .orderBy(['finished_at', 'id'])
    .first('sha');
  return String(first.sha);
}

/** Whether a pull request says something of it, or of another by it. */
async function isTold(
  turn: WriteTurn,
  service: number,
  newChanges: readonly Row[],
  settings: RollupSettings,
): Promise<boolean> {
  for (const chunk of inChunks(newChanges.map(({ sha }) => String(sha)))) {
    const pullRequests: Row[] = await turn
      .table('pull_requests')
      .where({ service_id: service })
      .whereIn('merge_sha', chunk);
    if (pullRequests.some(one => saysSomething(one, settings))) {
      return true;
    }
  }
  return false;
}

/** Whether an incident may name it, or what it brought, as its cause. */
async function hasIncident(
  turn: WriteTurn,
  { service, deployment }: Latest,
  newChanges: readonly Row[],
): Promise<boolean> {
  const incidents: Row[] = await turn
    .table('incidents')
    .where({ service_id: service, is_withdrawn: false })
    .whereNotNull('caused_by')
    .select('caused_by');
  const shas = new Set(newChanges.map(({ sha }) => sha));
  return incidents.some(row => {
    const cause: { deployment?: string; sha?: string } = JSON.parse(
      String(row.caused_by),
    );
    return cause.deployment === deployment.external_id || shas.has(cause.sha);
  });
}

async function writeOutcome(
  turn: WriteTurn,
  { deployment, finishedAt, isUnplanned }: Latest,
  newChanges: readonly Row[],
) {
  turn.changed();
  await turn
    .table('deployments')
    .where({ id: deployment.id })
    .update({ finished_at: finishedAt, is_unplanned: isUnplanned });
  for (const chunk of inChunks(newChanges.map(({ id }) => String(id)))) {
    await turn
      .table('changes')
      .whereIn('id', chunk)
      .update({ deployed_at: finishedAt, deployed_by: deployment.id });
  }
}

async function addToRollup(
  turn: WriteTurn,
  { service, finishedAt, isUnplanned, rollup }: Latest,
  { week, newChanges }: { week: Week; newChanges: readonly Row[] },
) {
  const leadTimes: number[] = JSON.parse(String(rollup.lead_times ?? '[]'));
  for (const { authored_at: authoredAt } of newChanges) {
    leadTimes.push(
      leadTimeMs({ authoredAt: instant(authoredAt), deployedAt: finishedAt }),
    );
  }
  turn.weekChanged(week);
  await turn
    .table('weekly_rollups')
    .insert({
      service_id: service,
      week,
      revision: turn.revision,
      production_deployments: Number(rollup.production_deployments ?? 0) + 1,
      failed_deployments: Number(rollup.failed_deployments ?? 0),
      unplanned_deployments:
        Number(rollup.unplanned_deployments ?? 0) + Number(isUnplanned),
      lead_times: JSON.stringify(leadTimes.sort((a, b) => a - b)),
      failures: rollup.failures ?? '[]',
      last_finished_at: finishedAt,
    })
    .onConflict(['service_id', 'week'])
    .merge();
}
