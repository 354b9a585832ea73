import type { Week } from '@internal/plugin-platform-metrics-common';
import { instant, optionalInstant } from '../database/columns';
import type { Row } from '../database/factTables';
import type { WriteTurn } from '../database/WriteTurn';
import { STATES_THAT_COUNT } from './readServiceFacts';

/** A production deployment that took traffic after all others, and none of which failed just before. */
export interface Latest {
  service: number;
  deployment: Row;
  finishedAt: number;
  isUnplanned: boolean;
  /** Of the service. */
  start: { createdAt?: number; historySince?: number };
  /** Of the week of its finish; with nulls where there is none. */
  rollup: Row;
  /** Whether there are any that may be about what waits for production. */
  hasTellingPullRequests: boolean;
  /** Whether there are any that name their cause. */
  hasIncidents: boolean;
}

/**
 * The deployment of a success, where that is its only status that counts, its
 * commit was in no other, and it comes after all others; at once with what
 * else has to be known of it.
 */
export async function readLatest(
  turn: WriteTurn,
  service: number,
  success: Row,
  week: Week,
): Promise<Latest | undefined> {
  const finished = () =>
    turn
      .table('deployments')
      .where({ service_id: service, tier: 'production' })
      .whereNotNull('finished_at');
  const row: Row | undefined = await turn.transaction
    .from({ latest: 'deployments' })
    .join({ service: 'services' }, 'service.id', 'latest.service_id')
    .leftJoin({ rollup: 'weekly_rollups' }, join =>
      join
        .on('rollup.service_id', 'latest.service_id')
        .onVal('rollup.week', week),
    )
    .where({
      'latest.id': success.deployment_id,
      'latest.service_id': service,
      'latest.tier': 'production',
      'latest.finished_at': null,
      'latest.is_withdrawn': false,
    })
    .first('rollup.*', 'latest.id', 'latest.sha', 'latest.external_id', {
      fixes_incident: 'latest.fixes_incident',
      service_created_at: 'service.created_at',
      history_since: 'service.history_since',
      last_finished: finished().max('finished_at'),
      last_remediations: finished()
        .orderBy('finished_at', 'desc')
        .limit(1)
        .select('remediations'),
      same_commit: turn
        .table('deployments')
        .where({ service_id: service })
        .whereRaw('deployments.sha = latest.sha')
        .whereRaw('deployments.id <> latest.id')
        .min('id'),
      other_status: turn
        .table('deployment_statuses')
        .where({ deployment_id: success.deployment_id })
        .whereIn('state', STATES_THAT_COUNT)
        .whereNot({ id: success.id })
        .min('id'),
      telling_pull_request: turn
        .table('pull_requests')
        .where({ service_id: service })
        .where(telling =>
          telling
            .whereNot({ labels: '[]' })
            .orWhereNot({ fixes: '[]' })
            .orWhereNotNull('reverts'),
        )
        .whereIn(
          'merge_sha',
          turn
            .table('changes')
            .where({ service_id: service, deployed_at: null })
            .select('sha'),
        )
        .min('id'),
      incident: turn
        .table('incidents')
        .where({ service_id: service, is_withdrawn: false })
        .whereNotNull('caused_by')
        .min('id'),
    });
  const finishedAt = instant(success.at);
  if (
    !row ||
    row.last_finished === null ||
    instant(row.last_finished) >= finishedAt ||
    row.last_remediations !== null ||
    row.same_commit !== null ||
    row.other_status !== null
  ) {
    return undefined;
  }
  return {
    service,
    deployment: row,
    finishedAt,
    isUnplanned: row.fixes_incident !== null,
    start: {
      createdAt: optionalInstant(row.service_created_at),
      historySince: optionalInstant(row.history_since),
    },
    rollup: row,
    hasTellingPullRequests: row.telling_pull_request !== null,
    hasIncidents: row.incident !== null,
  };
}
