import type {
  Change,
  Deployment,
  DeploymentState,
  Incident,
  MergedPullRequest,
  ServiceHistory,
} from '@internal/plugin-platform-metrics-common';
import { instant, optionalInstant, optionalText } from '../database/columns';
import { factId } from '../database/factId';
import type { Row } from '../database/factTables';
import type { RollupSettings, WriteTurn } from '../database/WriteTurn';
import { tierOf } from './tierOf';

/** All facts of a service that count, and the rows that say what follows. */
export interface ServiceFacts {
  service: Row;
  history: ServiceHistory;
  /** Withdrawn ones included: nothing follows from these. */
  deploymentRows: readonly Row[];
  changeRows: readonly Row[];
  rollupRows: readonly Row[];
}

/** Of a deployment's states, those by which it took traffic or failed. */
export const STATES_THAT_COUNT = ['success', 'failure', 'error'];

/**
 * Reads a service as a whole, but for what no rule looks at: most states of
 * deployments, and pull requests without a label, revert or fix;
 * `undefined` where there is none.
 */
export async function readServiceFacts(
  turn: WriteTurn,
  id: number,
  settings: RollupSettings,
): Promise<ServiceFacts | undefined> {
  const service: Row | undefined = await turn
    .table('services')
    .where({ id })
    .first();
  if (!service) {
    return undefined;
  }
  const ofService = { service_id: id };
  const deploymentRows: Row[] = await turn
    .table('deployments')
    .where(ofService)
    .select(
      'id',
      'source',
      'environment',
      'sha',
      'created_at',
      'fixes_incident',
      'is_withdrawn',
      'tier',
      'finished_at',
      'recovered_at',
      'is_unplanned',
      'remediations',
    );
  const statusRows: Row[] = await turn
    .table('deployment_statuses')
    .join('deployments', 'deployments.id', 'deployment_statuses.deployment_id')
    .where(ofService)
    .where('deployment_statuses.is_withdrawn', false)
    .whereIn('state', STATES_THAT_COUNT)
    .select('deployment_id', 'state', 'at');
  const changeRows: Row[] = await turn
    .table('changes')
    .where(ofService)
    .select(
      'id',
      'sha',
      'parents',
      'authored_at',
      'reverts',
      'is_withdrawn',
      'deployed_at',
      'deployed_by',
    );
  const pullRequestRows: Row[] = await turn
    .table('pull_requests')
    .where(ofService)
    .where({ is_withdrawn: false })
    .whereNotNull('merge_sha')
    .whereNotNull('merged_at')
    .where(telling =>
      telling
        .whereNot({ labels: '[]' })
        .orWhereNot({ fixes: '[]' })
        .orWhereNotNull('reverts')
        .orWhereIn(
          'number',
          turn.table('pull_requests').where(ofService).select('reverts'),
        ),
    )
    .orderBy('id')
    .select('number', 'merge_sha', 'merged_at', 'labels', 'reverts', 'fixes');
  const incidentRows: Row[] = await turn
    .table('incidents')
    .where(ofService)
    .where({ is_withdrawn: false });
  const rollupRows: Row[] = await turn.table('weekly_rollups').where(ofService);

  const statuses = statusesByDeployment(statusRows);
  return {
    service,
    deploymentRows,
    changeRows,
    rollupRows,
    history: {
      service: {
        createdAt: optionalInstant(service.created_at),
        historySince: optionalInstant(service.history_since),
      },
      deployments: deploymentRows
        .filter(row => !row.is_withdrawn)
        .map(row => deployment(row, settings, statuses)),
      changes: changeRows.filter(row => !row.is_withdrawn).map(change),
      pullRequests: pullRequestRows.map(pullRequest),
      incidents: incidentRows.map(incident),
    },
  };
}

function statusesByDeployment(rows: readonly Row[]) {
  const statuses = new Map<string, Array<Deployment['statuses'][number]>>();
  for (const row of rows) {
    const id = String(row.deployment_id);
    const status = {
      state: row.state as DeploymentState,
      at: instant(row.at),
    };
    const known = statuses.get(id);
    if (known) {
      known.push(status);
    } else {
      statuses.set(id, [status]);
    }
  }
  return statuses;
}

function deployment(
  row: Row,
  settings: RollupSettings,
  statuses: ReadonlyMap<string, Deployment['statuses']>,
): Deployment {
  const id = String(row.id);
  const fixesIncident = optionalText(row.fixes_incident);
  return {
    id,
    tier: tierOf(String(row.environment), settings),
    sha: String(row.sha),
    createdAt: instant(row.created_at),
    statuses: statuses.get(id) ?? [],
    fixesIncident:
      fixesIncident &&
      factId('incident', {
        source: String(row.source),
        externalId: fixesIncident,
      }),
  };
}

function change(row: Row): Change {
  return {
    sha: String(row.sha),
    parents: JSON.parse(String(row.parents)),
    authoredAt: instant(row.authored_at),
    reverts: optionalText(row.reverts),
  };
}

function pullRequest(row: Row): MergedPullRequest {
  return {
    number: Number(row.number),
    mergeSha: String(row.merge_sha),
    mergedAt: instant(row.merged_at),
    labels: JSON.parse(String(row.labels)),
    reverts: optionalInstant(row.reverts),
    fixes: JSON.parse(String(row.fixes)),
  };
}

function incident(row: Row): Incident {
  const causedBy: { deployment?: string; sha?: string } | undefined =
    row.caused_by === null ? undefined : JSON.parse(String(row.caused_by));
  return {
    id: String(row.id),
    openedAt: instant(row.opened_at),
    resolvedAt: optionalInstant(row.resolved_at),
    number: optionalInstant(row.number),
    causedBy: causedBy && {
      sha: causedBy.sha,
      deployment:
        causedBy.deployment &&
        factId('deployment', {
          source: String(row.source),
          externalId: causedBy.deployment,
        }),
    },
  };
}
