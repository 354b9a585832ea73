import {
  leadTimeMs,
  type IncidentReport,
} from '@internal/plugin-platform-metrics-common';
import { instant } from '../database/columns';
import type { Row } from '../database/factTables';
import { inChunks } from '../database/inChunks';
import { updateRows } from '../database/updateRows';
import type { WriteTurn } from '../database/WriteTurn';
import { isNewSuccess, type FactChange } from './FactChange';
import { findNewChanges } from './findNewChanges';
import { readLatest, type Latest } from './readLatest';
import { saysSomething } from './saysSomething';

/** A deployment and what it was the first to bring to production. */
interface Appended {
  latest: Latest;
  newChanges: readonly Row[];
}

/** What an incident says of its cause: ids and shas as its source gives them. */
type Cause = NonNullable<IncidentReport['causedBy']>;

/**
 * What most deployments are: the latest of their service to take traffic, with
 * changes that were never there, after one that did not fail. Nothing but its
 * own outcome follows from it, which needs no history. The services of which
 * all news were such, or that have none; if in doubt they were not, and
 * everything is to be computed.
 */
export async function appendDeployments(
  turn: WriteTurn,
  news: ReadonlyMap<number, readonly FactChange[] | 'unknown'>,
): Promise<Set<number>> {
  const appended = new Set<number>();
  const waiting = new Map<number, Row[]>();
  for (const [service, changes] of news) {
    if (changes !== 'unknown' && changes.every(isNewSuccess)) {
      appended.add(service);
      waiting.set(service, byFinish(changes));
    }
  }
  // A service's next one comes after the one before is written.
  for (;;) {
    const next = new Map<number, Row>();
    for (const [service, successes] of waiting) {
      const success = successes.shift();
      if (success && appended.has(service)) {
        next.set(service, success);
      }
    }
    if (next.size === 0) {
      return appended;
    }
    const done = await append(turn, next);
    for (const service of next.keys()) {
      if (!done.has(service)) {
        appended.delete(service);
      }
    }
  }
}

function byFinish(successes: readonly FactChange[]): Row[] {
  return successes
    .map(({ row }) => row)
    .sort((a, b) => instant(a.at) - instant(b.at));
}

/** One of each service; the services of which it could be done. */
async function append(
  turn: WriteTurn,
  successes: ReadonlyMap<number, Row>,
): Promise<Set<number>> {
  const latest = await readLatest(turn, successes);
  const newChanges = await findNewChanges(turn, latest);
  const causes = await readCauses(turn, latest);
  const appended: Appended[] = [];
  for (const one of latest) {
    const found = newChanges.get(one.service);
    if (
      found &&
      !(await isTold(turn, one, found)) &&
      !isCause(one, found, causes.get(one.service))
    ) {
      appended.push({ latest: one, newChanges: found });
    }
  }
  await writeOutcomes(turn, appended);
  await addToRollups(turn, appended);
  return new Set(appended.map(({ latest: { service } }) => service));
}

/** Whether a commit or pull request says something of it, or by it of another. */
async function isTold(
  turn: WriteTurn,
  latest: Latest,
  newChanges: readonly Row[],
): Promise<boolean> {
  return (
    newChanges.some(({ reverts }) => reverts !== null) ||
    (latest.hasTellingPullRequests &&
      (await isToldByPullRequest(turn, latest, newChanges)))
  );
}

async function isToldByPullRequest(
  turn: WriteTurn,
  { service }: Latest,
  newChanges: readonly Row[],
): Promise<boolean> {
  for (const chunk of inChunks(newChanges.map(({ sha }) => String(sha)))) {
    const pullRequests: Row[] = await turn
      .table('pull_requests')
      .where({ service_id: service })
      .whereIn('merge_sha', chunk);
    if (pullRequests.some(one => saysSomething(one, turn.settings))) {
      return true;
    }
  }
  return false;
}

/** What incidents name as their cause, by service. */
async function readCauses(
  turn: WriteTurn,
  latest: readonly Latest[],
): Promise<Map<number, Cause[]>> {
  const causes = new Map<number, Cause[]>(
    latest
      .filter(({ hasIncidents }) => hasIncidents)
      .map(({ service }) => [service, []]),
  );
  for (const chunk of inChunks([...causes.keys()])) {
    const incidents: Row[] = await turn
      .table('incidents')
      .whereIn('service_id', chunk)
      .where({ is_withdrawn: false })
      .whereNotNull('caused_by')
      .select('service_id', 'caused_by');
    for (const row of incidents) {
      causes
        .get(Number(row.service_id))
        ?.push(JSON.parse(String(row.caused_by)));
    }
  }
  return causes;
}

/** Whether an incident may name the deployment, or what it brought. */
function isCause(
  { deployment }: Latest,
  newChanges: readonly Row[],
  causes: readonly Cause[] = [],
): boolean {
  const shas = [deployment, ...newChanges].map(({ sha }) =>
    String(sha).toLowerCase(),
  );
  return causes.some(cause => {
    const named = cause.sha?.toLowerCase();
    return (
      cause.deployment === deployment.external_id ||
      // It may be an abbreviated one.
      (named !== undefined && shas.some(sha => sha.startsWith(named)))
    );
  });
}

async function writeOutcomes(turn: WriteTurn, appended: readonly Appended[]) {
  await updateRows(
    turn,
    'deployments',
    { finished_at: 'bigint', is_unplanned: 'boolean' },
    appended.map(({ latest }) => ({
      id: latest.deployment.id,
      finished_at: latest.finishedAt,
      is_unplanned: latest.isUnplanned,
    })),
  );
  await updateRows(
    turn,
    'changes',
    { deployed_at: 'bigint', deployed_by: 'text' },
    appended.flatMap(({ latest, newChanges }) =>
      newChanges.map(({ id }) => ({
        id,
        deployed_at: latest.finishedAt,
        deployed_by: latest.deployment.id,
      })),
    ),
  );
}

async function addToRollups(turn: WriteTurn, appended: readonly Appended[]) {
  const rows = appended.map(({ latest, newChanges }): Row => {
    const { service, week, finishedAt, isUnplanned, rollup = {} } = latest;
    const leadTimes: number[] = JSON.parse(String(rollup.lead_times ?? '[]'));
    for (const { authored_at: authoredAt } of newChanges) {
      leadTimes.push(
        leadTimeMs({ authoredAt: instant(authoredAt), deployedAt: finishedAt }),
      );
    }
    turn.weekChanged(week);
    return {
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
    };
  });
  for (const chunk of inChunks(rows)) {
    await turn
      .table('weekly_rollups')
      .insert(chunk)
      .onConflict(['service_id', 'week'])
      .merge();
  }
}
