import {
  weekOf,
  type Service,
  type Week,
} from '@internal/plugin-platform-metrics-common';
import { instant, optionalInstant } from '../database/columns';
import type { Row } from '../database/factTables';
import type { WriteTurn } from '../database/WriteTurn';
import { STATES_THAT_COUNT } from './readServiceFacts';

/** A production deployment that took traffic after all others, and none of which failed just before. */
export interface Latest {
  service: number;
  deployment: Row;
  finishedAt: number;
  week: Week;
  isUnplanned: boolean;
  /** Of the service. */
  start: Service;
  /** Of the service and week, where there is one. */
  rollup?: Row;
  /** Whether its commit is among the changes that are known, waiting or not. */
  isCommitKnown: boolean;
  /** Whether there are any that may be about what waits for production. */
  hasTellingPullRequests: boolean;
  /** Whether there are any that name their cause. */
  hasIncidents: boolean;
}

/**
 * Of services with a new success each, the deployment, where that is its only
 * status that counts, its commit was in no other, and it comes after all
 * others; at once with what else has to be known of it.
 */
export async function readLatest(
  turn: WriteTurn,
  successes: ReadonlyMap<number, Row>,
): Promise<Latest[]> {
  const statuses = new Map(
    [...successes].map(([service, row]) => [
      String(row.deployment_id),
      { service, at: instant(row.at), id: String(row.id) },
    ]),
  );
  const weekOfSuccess = ({ at }: { at: number }) =>
    weekOf(at, turn.settings.timeZone);
  const rows: Row[] = await selectLatest(turn, {
    deployments: [...statuses.keys()],
    successes: [...statuses.values()].map(({ id }) => id),
    weeks: [...new Set([...statuses.values()].map(weekOfSuccess))],
  });
  const latest = new Map<number, Latest>();
  for (const row of rows) {
    const success = statuses.get(String(row.id));
    if (
      success &&
      success.service === row.latest_service &&
      row.last_finished !== null &&
      instant(row.last_finished) < success.at &&
      row.last_remediations === null &&
      row.same_commit === null &&
      row.other_status === null
    ) {
      const { service, at } = success;
      const week = weekOfSuccess(success);
      latest.set(service, {
        service,
        deployment: row,
        finishedAt: at,
        week,
        isUnplanned: row.fixes_incident !== null,
        start: {
          createdAt: optionalInstant(row.service_created_at),
          historySince: optionalInstant(row.history_since),
        },
        // There is a row for each of the weeks asked for in which it has one.
        rollup: row.week === week ? row : latest.get(service)?.rollup,
        isCommitKnown: row.known_commit !== null,
        hasTellingPullRequests: row.telling_pull_request !== null,
        hasIncidents: row.incident !== null,
      });
    }
  }
  return [...latest.values()];
}

function selectLatest(
  turn: WriteTurn,
  {
    deployments,
    successes,
    weeks,
  }: { deployments: string[]; successes: string[]; weeks: Week[] },
) {
  const ofService = (table: string) =>
    turn.table(table).whereRaw('??.service_id = latest.service_id', [table]);
  const finished = () =>
    ofService('deployments')
      .where({ tier: 'production' })
      .whereNotNull('finished_at');
  return turn.transaction
    .from({ latest: 'deployments' })
    .join({ service: 'services' }, 'service.id', 'latest.service_id')
    .leftJoin({ rollup: 'weekly_rollups' }, join =>
      join
        .on('rollup.service_id', 'latest.service_id')
        .onIn('rollup.week', weeks),
    )
    .whereIn('latest.id', deployments)
    .where({
      'latest.tier': 'production',
      'latest.finished_at': null,
      'latest.is_withdrawn': false,
    })
    .select(
      'rollup.*',
      'latest.id',
      'latest.sha',
      'latest.external_id',
      'latest.fixes_incident',
      {
        latest_service: 'latest.service_id',
        service_created_at: 'service.created_at',
        history_since: 'service.history_since',
        last_finished: finished().max('finished_at'),
        last_remediations: finished()
          .orderBy([
            { column: 'finished_at', order: 'desc' },
            { column: 'id', order: 'desc' },
          ])
          .limit(1)
          .select('remediations'),
        same_commit: ofService('deployments')
          .whereRaw('lower(deployments.sha) = lower(latest.sha)')
          .whereRaw('deployments.id <> latest.id')
          .min('id'),
        known_commit: ofService('changes')
          .whereRaw('changes.sha = latest.sha')
          .min('id'),
        other_status: turn
          .table('deployment_statuses')
          .whereRaw('deployment_id = latest.id')
          .whereIn('state', STATES_THAT_COUNT)
          .whereNotIn('id', successes)
          .min('id'),
        telling_pull_request: ofService('pull_requests')
          .where(telling =>
            telling
              .whereNot({ labels: '[]' })
              .orWhereNot({ fixes: '[]' })
              .orWhereNotNull('reverts'),
          )
          .whereIn(
            'merge_sha',
            ofService('changes').where({ deployed_at: null }).select('sha'),
          )
          .min('id'),
        incident: ofService('incidents')
          .where({ is_withdrawn: false })
          .whereNotNull('caused_by')
          .min('id'),
      },
    );
}
