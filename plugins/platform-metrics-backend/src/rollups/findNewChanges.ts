import { hasWholeHistory } from '@internal/plugin-platform-metrics-common';
import type { Row } from '../database/factTables';
import type { WriteTurn } from '../database/WriteTurn';
import type { Latest } from './readLatest';

/** Beyond, computing everything is no dearer. */
const MAX_NEW_CHANGES = 500;

/** As git writes a commit; another way to name it may be one known already. */
const WHOLE_SHA = /^[0-9a-f]{40}$/;

/** Of so many services at once, what waits is in memory. */
const SERVICES = 20;

/**
 * By service, what the commit holds of what was never in production; of those
 * left out that cannot be told, or the commit itself was there.
 */
export async function findNewChanges(
  turn: WriteTurn,
  latest: readonly Latest[],
): Promise<Map<number, Row[]>> {
  const found = new Map<number, Row[]>();
  for (let start = 0; start < latest.length; start += SERVICES) {
    const some = latest.slice(start, start + SERVICES);
    const waiting = await readWaiting(turn, some);
    for (const one of some) {
      const rows = waiting.get(one.service) ?? [];
      const newChanges =
        rows.length > MAX_NEW_CHANGES
          ? undefined
          : await newChangesOf(turn, one, rows);
      if (newChanges) {
        found.set(one.service, newChanges);
      }
    }
  }
  return found;
}

/** What was never in production, by service; of one that has many, too many. */
async function readWaiting(
  turn: WriteTurn,
  latest: readonly Latest[],
): Promise<Map<number, Row[]>> {
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
  if (rows.length > limit && latest.length > 1) {
    return readEach(turn, latest);
  }
  const waiting = new Map<number, Row[]>();
  for (const row of rows) {
    const service = Number(row.service_id);
    const ofService = waiting.get(service);
    if (ofService) {
      ofService.push(row);
    } else {
      waiting.set(service, [row]);
    }
  }
  return waiting;
}

/** There may be so many of one service that they hide those of others. */
async function readEach(
  turn: WriteTurn,
  latest: readonly Latest[],
): Promise<Map<number, Row[]>> {
  const waiting = new Map<number, Row[]>();
  for (const one of latest) {
    const ofOne = await readWaiting(turn, [one]);
    ofOne.forEach((rows, service) => waiting.set(service, rows));
  }
  return waiting;
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
