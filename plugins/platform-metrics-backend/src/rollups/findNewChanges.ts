import { hasWholeHistory } from '@internal/plugin-platform-metrics-common';
import type { Row } from '../database/factTables';
import type { WriteTurn } from '../database/WriteTurn';
import type { Latest } from './readLatest';

/** Beyond, computing everything is no dearer. */
const MAX_NEW_CHANGES = 500;

/** As git writes a commit; another way to name it may be one known already. */
const WHOLE_SHA = /^[0-9a-f]{40}$/;

/**
 * By service, what the commit holds of what was never in production; of those
 * left out that cannot be told, or the commit itself was there.
 */
export async function findNewChanges(
  turn: WriteTurn,
  latest: readonly Latest[],
): Promise<Map<number, Row[]>> {
  if (latest.length === 0) {
    return new Map();
  }
  const limit = MAX_NEW_CHANGES * latest.length;
  const rows: Row[] = await turn
    .table('changes')
    .whereIn(
      'service_id',
      latest.map(({ service }) => service),
    )
    .where({ deployed_at: null, is_withdrawn: false })
    .limit(limit + 1)
    .select('id', 'service_id', 'sha', 'parents', 'authored_at', 'reverts');
  if (rows.length > limit) {
    return latest.length === 1 ? new Map() : findEach(turn, latest);
  }
  const byService = new Map<unknown, Row[]>();
  for (const row of rows) {
    const ofService = byService.get(row.service_id);
    if (ofService) {
      ofService.push(row);
    } else {
      byService.set(row.service_id, [row]);
    }
  }
  const found = new Map<number, Row[]>();
  for (const one of latest) {
    const waiting = byService.get(one.service) ?? [];
    const newChanges = await newChangesOf(turn, one, waiting);
    if (newChanges) {
      found.set(one.service, newChanges);
    }
  }
  return found;
}

/** Of one service there may be so many that they hide those of others. */
async function findEach(
  turn: WriteTurn,
  latest: readonly Latest[],
): Promise<Map<number, Row[]>> {
  const found = new Map<number, Row[]>();
  for (const one of latest) {
    const ofService = await findNewChanges(turn, [one]);
    ofService.forEach((changes, service) => found.set(service, changes));
  }
  return found;
}

async function newChangesOf(
  turn: WriteTurn,
  { service, deployment, start, isCommitKnown }: Latest,
  rows: readonly Row[],
): Promise<Row[] | undefined> {
  const sha = String(deployment.sha);
  const waiting = new Map(rows.map(row => [String(row.sha), row]));
  if (waiting.size < rows.length) {
    return undefined;
  }
  if (!isCommitKnown) {
    return WHOLE_SHA.test(sha) ? [] : undefined;
  }
  if (!hasWholeHistory(start)) {
    // What the first known deployment held was in production for who knows how
    // long: it waits for none.
    const first = await firstSha(turn, service);
    if (!waiting.has(first) && !WHOLE_SHA.test(first)) {
      return undefined;
    }
    takeChanges(waiting, first);
  }
  const found = takeChanges(waiting, sha);
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
