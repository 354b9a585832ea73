import type {
  ChangeReport,
  DeploymentReport,
  DeploymentStatusReport,
  FactKind,
  FactReport,
  IncidentReport,
  PullRequestReport,
  RepositoryReference,
  RepositoryReport,
  SupportRequestReport,
} from '@internal/plugin-platform-metrics-common';
import { canonicalJson } from './canonicalJson';
import { factId } from './factId';
import { instant } from './columns';

/** A row as the database gives and takes it. */
export type Row = Record<string, unknown>;

/** How the reports of one kind are kept. */
export interface FactTable {
  kind: FactKind;
  name: string;
  /** Whether its facts are of a service, by `service_id`. */
  isOfService: boolean;
  /** What a report fills; other columns follow from facts. */
  toRow(report: FactReport): Row;
  toReport(row: Row): FactReport;
}

/** How one property of a report is kept in one column. */
interface Column {
  name?: string;
  write(value: unknown): unknown;
  read(value: unknown): unknown;
}

type Common =
  | 'externalId'
  | 'isUpdate'
  | 'isWithdrawn'
  | 'kind'
  | 'reportedAt'
  | 'repository'
  | 'source';

/** Every property that is this kind's own. */
type Columns<R extends FactReport> = {
  [P in Exclude<keyof R, Common>]-?: Column;
};

const plain: Column = { write: value => value, read: value => value };
const number: Column = { ...plain, read: instant };
const json: Column = {
  write: canonicalJson,
  read: value => JSON.parse(String(value)),
};

/** The table of each kind. */
export const factTables: Readonly<Record<FactKind, FactTable>> = {
  repository: factTable<RepositoryReport>('repository', 'repositories', {
    createdAt: number,
    historySince: number,
    archivedAt: number,
    url: plain,
  }),
  deployment: factTable<DeploymentReport>('deployment', 'deployments', {
    environment: plain,
    sha: plain,
    ref: plain,
    createdAt: number,
    url: plain,
    fixesIncident: plain,
  }),
  'deployment-status': factTable<DeploymentStatusReport>(
    'deployment-status',
    'deployment_statuses',
    { deployment: plain, state: plain, at: number, url: plain },
    ({ source, deployment }) => ({
      deployment_id: factId('deployment', { source, externalId: deployment }),
    }),
  ),
  change: factTable<ChangeReport>('change', 'changes', {
    sha: plain,
    parents: json,
    authoredAt: number,
    reverts: plain,
    url: plain,
  }),
  'pull-request': factTable<PullRequestReport>(
    'pull-request',
    'pull_requests',
    {
      number,
      mergeSha: plain,
      mergedAt: number,
      labels: json,
      reverts: number,
      fixes: json,
      url: plain,
    },
  ),
  incident: factTable<IncidentReport>('incident', 'incidents', {
    openedAt: number,
    resolvedAt: number,
    title: plain,
    number,
    causedBy: json,
    url: plain,
  }),
  'support-request': factTable<SupportRequestReport>(
    'support-request',
    'support_requests',
    {
      openedAt: number,
      closedAt: number,
      channel: plain,
      requester: json,
      squad: { ...plain, name: 'reported_squad' },
      url: plain,
    },
  ),
};

/** Those whose facts are of a service. */
export const serviceFactTables = Object.values(factTables).filter(
  ({ isOfService }) => isOfService,
);

function factTable<R extends FactReport>(
  kind: R['kind'],
  name: string,
  columns: Columns<R>,
  derived?: (report: R) => Row,
): FactTable {
  const own = Object.entries<Column>(columns).map(
    ([property, { name: column = snakeCase(property), write, read }]) => ({
      property,
      column,
      write,
      read,
    }),
  );
  return {
    kind,
    name,
    isOfService: kind !== 'deployment-status' && kind !== 'support-request',
    toRow(report) {
      const { source, externalId, reportedAt, isWithdrawn = false } = report;
      const row: Row = {
        id: factId(kind, report),
        source,
        external_id: externalId,
        reported_at: reportedAt,
        is_withdrawn: isWithdrawn,
      };
      const properties: Row = { ...report };
      if ('repository' in report) {
        row.repository = report.repository.repository;
        row.repository_id = report.repository.repositoryId ?? null;
      }
      for (const { property, column, write } of own) {
        const value = properties[property];
        row[column] = value === undefined ? null : write(value);
      }
      return { ...row, ...derived?.(report as R) };
    },
    toReport(row) {
      const report: Row = {
        kind,
        source: row.source,
        externalId: row.external_id,
        reportedAt: instant(row.reported_at),
      };
      if (row.is_withdrawn) {
        report.isWithdrawn = true;
      }
      if (row.repository !== undefined) {
        report.repository = repositoryReference(row);
      }
      for (const { property, column, read } of own) {
        if (row[column] !== null) {
          report[property] = read(row[column]);
        }
      }
      // What toRow wrote of a report.
      return report as unknown as FactReport;
    },
  };
}

/** As the report of a fact of a service, or of a status, says. */
export function repositoryReference(row: Row): RepositoryReference {
  return {
    repository: String(row.repository),
    ...(row.repository_id !== null && {
      repositoryId: String(row.repository_id),
    }),
  };
}

function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
