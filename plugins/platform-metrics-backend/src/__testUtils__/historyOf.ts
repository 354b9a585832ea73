import type {
  FactReport,
  MetricsSettings,
  ServiceHistory,
} from '@internal/plugin-platform-metrics-common';
import { factId } from '../database/factId';

/** A service's history as its reports tell it, each given once. */
export function historyOf(
  repository: string,
  reports: readonly FactReport[],
  { tiers }: Pick<MetricsSettings, 'tiers'>,
): ServiceHistory {
  const history = {
    service: {} as ServiceHistory['service'] & { archivedAt?: number },
    deployments: [] as Array<ServiceHistory['deployments'][number]>,
    changes: [] as Array<ServiceHistory['changes'][number]>,
    pullRequests: [] as Array<ServiceHistory['pullRequests'][number]>,
    incidents: [] as Array<ServiceHistory['incidents'][number]>,
  };
  for (const report of reports) {
    if (
      !('repository' in report) ||
      report.repository.repository !== repository
    ) {
      continue;
    }
    const { source } = report;
    switch (report.kind) {
      case 'repository':
        history.service = {
          createdAt: report.createdAt,
          historySince: report.historySince,
          archivedAt: report.archivedAt,
        };
        break;
      case 'deployment':
        history.deployments.push({
          id: factId('deployment', report),
          tier: tiers[report.environment] ?? 'other',
          sha: report.sha,
          createdAt: report.createdAt,
          statuses: reports.flatMap(status =>
            status.kind === 'deployment-status' &&
            status.source === source &&
            status.deployment === report.externalId
              ? [{ state: status.state, at: status.at }]
              : [],
          ),
          fixesIncident:
            report.fixesIncident &&
            factId('incident', { source, externalId: report.fixesIncident }),
        });
        break;
      case 'change':
        history.changes.push(report);
        break;
      case 'incident':
        history.incidents.push({
          id: factId('incident', report),
          openedAt: report.openedAt,
          resolvedAt: report.resolvedAt,
          causedBy: report.causedBy?.deployment
            ? {
                deployment: factId('deployment', {
                  source,
                  externalId: report.causedBy.deployment,
                }),
              }
            : undefined,
        });
        break;
      default:
    }
  }
  return history;
}
