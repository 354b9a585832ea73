import {
  addWeeks,
  defaultMetricsSettings,
  deriveOutcomes,
  rollUp,
  weekOf,
  weekStart,
  type FactReport,
  type RepositoryReference,
  type ServiceHistory,
} from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import { factId } from '../src/database/factId';
import { factTables, type Row } from '../src/database/factTables';
import { Loader } from './Loader';
import { randomNumbers } from './randomNumbers';

const HOUR = 60 * 60 * 1000;
const WEEK = 7 * 24 * HOUR;
const zone = 'UTC';

/** How much there is. */
export interface Size {
  deployments: number;
  services: number;
  squads: number;
}

export const squadRef = (squad: number) => `group:default/squad-${squad}`;
export const repositoryOf = (service: number) => `bench/service-${service}`;

export const referenceTo = (service: number): RepositoryReference => ({
  repository: repositoryOf(service),
  repositoryId: String(service),
});

/** A year of facts up to `now`, the same for the same size, in the store's own tables. */
export async function generate(
  knex: Knex,
  size: Size,
  now: number,
): Promise<void> {
  const random = randomNumbers(size.deployments);
  const loader = new Loader(knex);
  await knex('squads').insert(
    Array.from({ length: size.squads }, (_, squad) => ({
      ref: squadRef(squad),
      title: `Squad ${squad}`,
    })),
  );
  const each = Math.floor(size.deployments / size.services);
  for (let service = 1; service <= size.services; service += 1) {
    const reports = reportsOf(service, each, now, random);
    await loader.add('services', {
      ...describe(service, size),
      ...firstDeploymentOf(reports),
    });
    await loader.add('repository_names', {
      name: repositoryOf(service),
      repository_id: String(service),
      since: 0,
    });
    await addFacts(loader, service, reports);
  }
  await addSupport(loader, size, now, random);
  await loader.flush();
  const weeks = Array.from({ length: 54 }, (_, ago) => ({
    week: addWeeks(weekOf(now, zone), -ago),
    revision: 1,
  }));
  await knex('week_revisions').insert(weeks);
  await knex('writer').update({ revision: 1, services_revision: 1 });
}

function describe(service: number, { squads }: Size): Row {
  return {
    id: service,
    repository: repositoryOf(service),
    name: repositoryOf(service),
    repository_id: String(service),
    entity_ref: `component:default/service-${service}`,
    title: `Service ${service}`,
    squad: squadRef(service % squads),
    is_golden_path: false,
    revision: 1,
  };
}

/** One in a hundred deployments to production fails after it took traffic. */
function reportsOf(
  service: number,
  deployments: number,
  now: number,
  random: () => number,
): FactReport[] {
  const key = (externalId: string) => ({
    source: 'bench',
    externalId,
    reportedAt: now,
    repository: referenceTo(service),
  });
  const createdAt = now - Math.floor(random() * 2 * 52) * WEEK - 20 * HOUR;
  const from = Math.max(createdAt, now - 52 * WEEK);
  const reports: FactReport[] = [
    { kind: 'repository', ...key(`${service}`), createdAt },
  ];
  const deploy = (id: string, environment: string, sha: string, at: number) => {
    reports.push(
      { kind: 'deployment', ...key(id), environment, sha, createdAt: at },
      {
        kind: 'deployment-status',
        ...key(`${id}/success`),
        deployment: id,
        state: 'success',
        at: at + 60_000,
      },
    );
  };
  if (service % 50 !== 0) {
    deploy(
      `${service}/staging`,
      'staging',
      `${service}-0`,
      createdAt + 300_000,
    );
  }
  for (let number = 1; number < deployments; number += 1) {
    const at = Math.floor(from + random() * (now - from - HOUR));
    const sha = `${service}-${number}`;
    const id = `${service}/${number}`;
    reports.push({
      kind: 'change',
      ...key(sha),
      sha,
      parents: [],
      authoredAt: at - Math.floor(random() ** 3 * 200 * HOUR),
    });
    deploy(id, 'production', sha, at);
    if (random() < 0.08) {
      reports.push({
        kind: 'deployment-status',
        ...key(`${id}/failure`),
        deployment: id,
        state: 'failure',
        at: at + HOUR,
      });
    }
    if (random() < 0.01) {
      reports.push({
        kind: 'incident',
        ...key(`${id}/incident`),
        openedAt: at + HOUR,
        resolvedAt: at + 2 * HOUR,
        causedBy: { deployment: id },
      });
    }
  }
  return reports;
}

function historyOf(reports: readonly FactReport[]): ServiceHistory {
  const statuses = new Map<string, Array<{ state: 'success'; at: number }>>();
  for (const report of reports) {
    if (report.kind === 'deployment-status') {
      const known = statuses.get(report.deployment) ?? [];
      known.push({ state: report.state as 'success', at: report.at });
      statuses.set(report.deployment, known);
    }
  }
  const ofKind = <K extends FactReport['kind']>(kind: K) =>
    reports.filter(
      (report): report is Extract<FactReport, { kind: K }> =>
        report.kind === kind,
    );
  const [repository] = ofKind('repository');
  return {
    service: { createdAt: repository.createdAt },
    deployments: ofKind('deployment').map(report => ({
      id: factId('deployment', report),
      tier: report.environment as 'production' | 'staging',
      sha: report.sha,
      createdAt: report.createdAt,
      statuses: statuses.get(report.externalId) ?? [],
    })),
    changes: ofKind('change'),
    pullRequests: [],
    incidents: ofKind('incident').map(report => ({
      id: factId('incident', report),
      openedAt: report.openedAt,
      resolvedAt: report.resolvedAt,
      causedBy: {
        deployment: factId('deployment', {
          source: report.source,
          externalId: report.causedBy?.deployment ?? '',
        }),
      },
    })),
  };
}

function firstDeploymentOf(reports: readonly FactReport[]) {
  const { firstDeployment } = deriveOutcomes(
    historyOf(reports),
    defaultMetricsSettings,
  );
  const [repository] = reports;
  return {
    created_at: repository.kind === 'repository' && repository.createdAt,
    first_deployed_at: firstDeployment?.at ?? null,
    first_deployment: firstDeployment?.id ?? null,
  };
}

/** With what follows from them, as the store writes it. */
async function addFacts(
  loader: Loader,
  service: number,
  reports: readonly FactReport[],
) {
  const history = historyOf(reports);
  const outcomes = deriveOutcomes(history, defaultMetricsSettings);
  const production = new Map(
    outcomes.productionDeployments.map(one => [one.id, one]),
  );
  const deployed = new Map(outcomes.deployedChanges.map(one => [one.sha, one]));
  const tiers = new Map(history.deployments.map(one => [one.id, one]));
  for (const report of reports) {
    const { name, isOfService, toRow } = factTables[report.kind];
    const row = toRow(report);
    if (isOfService) {
      row.service_id = service;
    }
    if (report.kind === 'deployment') {
      const deployment = tiers.get(String(row.id));
      const outcome = production.get(String(row.id));
      row.tier = deployment?.tier;
      row.finished_at = outcome?.finishedAt ?? deployment?.statuses[0]?.at;
      row.recovered_at = outcome?.recoveredAt ?? null;
      row.is_unplanned = outcome?.isUnplanned ?? false;
      row.remediations = outcome?.remediations.length
        ? JSON.stringify(outcome.remediations)
        : null;
    } else if (report.kind === 'change') {
      const outcome = deployed.get(report.sha);
      row.deployed_at = outcome?.deployedAt ?? null;
      row.deployed_by = outcome?.deployment ?? null;
    }
    await loader.add(name, row);
  }
  for (const rollup of rollUp(outcomes, zone)) {
    const own = outcomes.productionDeployments.filter(
      ({ finishedAt }) => weekOf(finishedAt, zone) === rollup.week,
    );
    await loader.add('weekly_rollups', {
      service_id: service,
      week: rollup.week,
      revision: 1,
      production_deployments: rollup.productionDeployments,
      failed_deployments: rollup.failedDeployments,
      unplanned_deployments: rollup.unplannedDeployments,
      lead_times: JSON.stringify(rollup.leadTimesMs),
      failures: JSON.stringify(
        own
          .filter(({ remediations }) => remediations.length > 0)
          .map(({ finishedAt, recoveredAt }) =>
            recoveredAt === undefined
              ? [finishedAt]
              : [finishedAt, recoveredAt],
          ),
      ),
      last_finished_at: own.at(-1)?.finishedAt ?? null,
    });
  }
}

/** Five requests per squad and week. */
async function addSupport(
  loader: Loader,
  { squads }: Size,
  now: number,
  random: () => number,
) {
  for (let ago = 0; ago < 52; ago += 1) {
    const week = addWeeks(weekOf(now, zone), -ago);
    for (let squad = 0; squad < squads; squad += 1) {
      const opened = Math.floor(random() * 10);
      await loader.add('support_rollups', {
        squad: squadRef(squad),
        week,
        revision: 1,
        opened,
      });
      for (let number = 0; number < opened; number += 1) {
        await loader.add('support_requests', {
          ...factTables['support-request'].toRow({
            kind: 'support-request',
            source: 'bench',
            externalId: `${week}/${squad}/${number}`,
            reportedAt: now,
            openedAt: weekStart(week, zone) + number * HOUR,
            channel: '#platform-help',
            squad: squadRef(squad),
          }),
          squad: squadRef(squad),
          squad_by: 'report',
        });
      }
    }
  }
}
