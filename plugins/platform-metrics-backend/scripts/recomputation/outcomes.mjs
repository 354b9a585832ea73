import { broughtBy, commitsOf } from './commits.mjs';
import {
  failedAfterSuccess,
  rolledBack,
  rolledForward,
  unplanned,
} from './rules.mjs';

/**
 * What follows for one service from the rows of its facts. Where the CSV says
 * the same by itself, the two are compared.
 */
export function outcomesOf(name, rows, weekOf, compare) {
  const service = { ...describe(name, rows), weekOf };
  const deployments = rows.deployment
    .filter(({ finishedAt }) => finishedAt)
    .map(row => ({ ...row, finishedAt: Date.parse(row.finishedAt) }))
    .sort((a, b) => a.finishedAt - b.finishedAt || (a.id < b.id ? -1 : 1));
  const first = service.isWhole
    ? deployments.find(({ tier }) => tier === 'staging')
    : undefined;
  service.firstDeployedAt = first?.finishedAt;
  service.firstDeployment = first?.id;
  for (const row of rows.repository) {
    compare(`repository ${row.id}`, {
      'first deployment': [service.firstDeployedAt, ms(row.firstDeployedAt)],
    });
  }

  const production = deployments.filter(({ tier }) => tier === 'production');
  const commits = commitsOf(rows.change);
  const bringers = broughtBy(production, commits, service);
  const changes = changesOf(rows.change, production, bringers, compare);
  const causes = incidentCauses(rows.incident, production, commits, bringers);
  const pullRequests = rows['pull-request'];
  const takenOut = rolledBack(production, commits);
  const fixing = unplanned(production, bringers, {
    incidents: rows.incident,
    pullRequests,
  });
  const mended = rolledForward(production, commits, bringers, pullRequests);
  const finished = production.map((row, position) => {
    const incidents = causes.get(row.id) ?? [];
    const rules = [
      ...(incidents.length > 0 ? ['incident'] : []),
      ...(takenOut.has(row.id) ? ['rollback'] : []),
      ...(mended.has(row.id) ? ['roll-forward'] : []),
      ...(failedAfterSuccess(row) ? ['failed-after-success'] : []),
    ];
    const isFailed = rules.length > 0;
    const isUnplanned = fixing.has(row.id);
    const recoveries = [
      ...incidents
        .filter(({ resolvedAt }) => resolvedAt)
        .map(({ resolvedAt }) =>
          Math.max(Date.parse(resolvedAt), row.finishedAt),
        ),
      ...production.slice(position + 1, position + 2).map(d => d.finishedAt),
    ];
    const recoveredAt =
      isFailed && recoveries.length > 0 ? Math.min(...recoveries) : undefined;
    compare(`deployment ${row.id}`, {
      failed: [String(isFailed), row.isFailed],
      'failed by': [
        rules.sort().join(' '),
        [...new Set((row.rules ?? '').split(' '))].sort().join(' '),
      ],
      unplanned: [String(isUnplanned), row.isUnplanned],
      'recovered at': [recoveredAt, ms(row.recoveredAt)],
    });
    return {
      week: weekOf(row.finishedAt),
      finishedAt: row.finishedAt,
      isFailed,
      isUnplanned,
      recoveryTime:
        recoveredAt === undefined ? undefined : recoveredAt - row.finishedAt,
      recoveryWeek: recoveredAt === undefined ? undefined : weekOf(recoveredAt),
    };
  });
  return {
    service,
    deployments: finished,
    changes: changes
      .filter(({ deployedAt }) => deployedAt !== undefined)
      .map(({ deployedAt, leadTime }) => ({
        week: weekOf(deployedAt),
        leadTime,
      })),
  };
}

function describe(name, rows) {
  const [row] = Object.values(rows).flat();
  const [repository] = rows.repository;
  const createdAt = ms(repository?.createdAt);
  const historySince = ms(repository?.historySince);
  return {
    repository: name,
    ref: row.service,
    squad: row.squad,
    createdAt,
    historySince,
    archivedAt: ms(repository?.archivedAt),
    isWhole:
      historySince === undefined ||
      (createdAt !== undefined && historySince <= createdAt),
  };
}

/** Each with the finish of the deployment that first brought it, and its lead time. */
function changesOf(rows, production, bringers, compare) {
  const byId = new Map(production.map(row => [row.id, row]));
  return rows.map(row => {
    const deployment = bringers.get(row.sha);
    const deployedAt = byId.get(deployment)?.finishedAt;
    const leadTime =
      deployedAt === undefined
        ? undefined
        : Math.max(0, deployedAt - Date.parse(row.authoredAt));
    compare(`change ${row.id}`, {
      'deployed by': [deployment, row.deployment],
      'deployed at': [deployedAt, ms(row.deployedAt)],
      'lead time': [leadTime, row.leadTimeMs && Number(row.leadTimeMs)],
    });
    return { ...row, deployedAt, leadTime };
  });
}

/**
 * The incidents of each deployment: named by its id, else by the sha of what it
 * deployed or was the first to bring, and of these the latest that had finished.
 */
function incidentCauses(incidents, production, { full }, bringers) {
  const causes = new Map();
  for (const incident of incidents) {
    const { causedByDeployment, causedBySha, openedAt } = incident;
    let cause = production.find(({ id }) => id === causedByDeployment);
    if (!cause && causedBySha) {
      const sha = full(causedBySha);
      cause = production.findLast(
        row =>
          (full(row.sha) === sha || row.id === bringers.get(sha)) &&
          row.finishedAt <= Date.parse(openedAt),
      );
    }
    if (cause) {
      causes.set(cause.id, [...(causes.get(cause.id) ?? []), incident]);
    }
  }
  return causes;
}

function ms(instant) {
  return instant && Date.parse(instant);
}
