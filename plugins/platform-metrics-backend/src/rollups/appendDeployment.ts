import {
  hasWholeHistory,
  leadTimeMs,
  weekOf,
  type Week,
} from '@internal/plugin-platform-metrics-common';
import { flag, instant, optionalInstant } from '../database/columns';
import type { Row } from '../database/factTables';
import { inChunks } from '../database/inChunks';
import type { RollupSettings, WriteTurn } from '../database/WriteTurn';
import { saysSomething, type FactChange } from './affectsOutcomes';

/** Beyond, computing everything is no dearer. */
const MAX_NEW_CHANGES = 500;

/** A production deployment that took traffic after all others. */
interface Latest {
  service: number;
  deployment: Row;
  finishedAt: number;
  newChanges: readonly Row[];
}

/**
 * What most deployments are: the latest of their service to take traffic, with
 * changes that were never there, after one that did not fail. Nothing but its
 * own outcome follows from it, which needs no history. Whether it was one; if
 * in doubt it was not, and everything is to be computed.
 */
export async function appendDeployment(
  turn: WriteTurn,
  service: number,
  changes: readonly FactChange[],
  settings: RollupSettings,
): Promise<boolean> {
  const latest = await findLatest(turn, service, changes);
  if (
    !latest ||
    (await isRemarkable(turn, latest, settings)) ||
    (await hasIncident(turn, latest))
  ) {
    return false;
  }
  await writeOutcome(turn, latest, settings.timeZone);
  return true;
}

/** The one first success among the changes, where it comes after all others. */
async function findLatest(
  turn: WriteTurn,
  service: number,
  changes: readonly FactChange[],
): Promise<Latest | undefined> {
  const [{ table, row, before }] = changes;
  if (
    changes.length !== 1 ||
    before ||
    table.kind !== 'deployment-status' ||
    row.state !== 'success' ||
    flag(row.is_withdrawn)
  ) {
    return undefined;
  }
  const finishedAt = instant(row.at);
  const deployment: Row | undefined = await turn
    .table('deployments')
    .where({
      id: row.deployment_id,
      tier: 'production',
      finished_at: null,
      is_withdrawn: false,
    })
    .first();
  const last: Row | undefined = await turn
    .table('deployments')
    .where({ service_id: service, tier: 'production' })
    .whereNotNull('finished_at')
    .orderBy('finished_at', 'desc')
    .first('finished_at', 'remediations');
  if (
    !deployment ||
    !last ||
    last.remediations !== null ||
    instant(last.finished_at) >= finishedAt
  ) {
    return undefined;
  }
  const newChanges = await findNewChanges(
    turn,
    service,
    String(deployment.sha),
  );
  return newChanges && { service, deployment, finishedAt, newChanges };
}

/**
 * What the commit holds of what was never in production; `undefined` where
 * that cannot be told, or where the commit itself was there.
 */
async function findNewChanges(
  turn: WriteTurn,
  service: number,
  sha: string,
): Promise<Row[] | undefined> {
  const rows: Row[] = await turn
    .table('changes')
    .where({ service_id: service, deployed_at: null, is_withdrawn: false })
    .limit(MAX_NEW_CHANGES + 1)
    .select('id', 'sha', 'parents', 'authored_at', 'reverts');
  const waiting = new Map(rows.map(row => [String(row.sha), row]));
  if (rows.length > MAX_NEW_CHANGES || waiting.size < rows.length) {
    return undefined;
  }
  const found = new Set<Row>();
  const open = [sha];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const change = waiting.get(next);
    if (change && !found.has(change)) {
      found.add(change);
      open.push(...JSON.parse(String(change.parents)));
    }
  }
  return found.size > 0 ? [...found] : undefined;
}

/** Whether a rule may say something of it, or of another by it. */
async function isRemarkable(
  turn: WriteTurn,
  { service, deployment, newChanges }: Latest,
  settings: RollupSettings,
): Promise<boolean> {
  if (newChanges.some(({ reverts }) => reverts !== null)) {
    return true;
  }
  const row: Row = await turn.table('services').where({ id: service }).first();
  const isWhole = hasWholeHistory({
    createdAt: optionalInstant(row.created_at),
    historySince: optionalInstant(row.history_since),
  });
  // Where not all history is known, nor is all that was in production.
  if (!isWhole) {
    return true;
  }
  const others: Row[] = await turn
    .table('deployments')
    .where({ service_id: service, sha: deployment.sha })
    .whereNot({ id: deployment.id })
    .limit(1)
    .select('id');
  const failures: Row[] = await turn
    .table('deployment_statuses')
    .where({ deployment_id: deployment.id })
    .whereIn('state', ['failure', 'error'])
    .limit(1)
    .select('id');
  if (others.length > 0 || failures.length > 0) {
    return true;
  }
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
  { service, deployment, newChanges }: Latest,
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

async function writeOutcome(turn: WriteTurn, latest: Latest, timeZone: string) {
  const { deployment, finishedAt, newChanges } = latest;
  const isUnplanned = deployment.fixes_incident !== null;
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
  await addToRollup(turn, latest, {
    week: weekOf(finishedAt, timeZone),
    isUnplanned,
  });
}

async function addToRollup(
  turn: WriteTurn,
  { service, finishedAt, newChanges }: Latest,
  { week, isUnplanned }: { week: Week; isUnplanned: boolean },
) {
  const key = { service_id: service, week };
  const known: Row | undefined = await turn
    .table('weekly_rollups')
    .where(key)
    .first();
  const leadTimes: number[] = JSON.parse(String(known?.lead_times ?? '[]'));
  for (const { authored_at: authoredAt } of newChanges) {
    leadTimes.push(
      leadTimeMs({ authoredAt: instant(authoredAt), deployedAt: finishedAt }),
    );
  }
  turn.weekChanged(week);
  await turn
    .table('weekly_rollups')
    .insert({
      ...key,
      revision: turn.revision,
      production_deployments: Number(known?.production_deployments ?? 0) + 1,
      failed_deployments: Number(known?.failed_deployments ?? 0),
      unplanned_deployments:
        Number(known?.unplanned_deployments ?? 0) + Number(isUnplanned),
      lead_times: JSON.stringify(leadTimes.sort((a, b) => a - b)),
      failures: known?.failures ?? '[]',
      last_finished_at: finishedAt,
    })
    .onConflict(['service_id', 'week'])
    .merge();
}
