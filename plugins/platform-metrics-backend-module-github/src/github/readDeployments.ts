import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FactReport } from '@internal/plugin-platform-metrics-common';
import {
  toDeploymentReport,
  toDeploymentStatusReport,
} from '../facts/deployment';
import type { GithubClient } from './GithubClient';
import {
  deploymentSchema,
  type GithubDeployment,
  type GithubRepository,
} from './objects';
import { parseEach } from './parseEach';
import { readStatuses, readStatusesTogether } from './readStatuses';

interface Reading {
  client: GithubClient;
  repository: GithubRepository;
  logger: LoggerService;
}

export interface ReadDeployment {
  deployment: GithubDeployment;
  reports: FactReport[];
  /** It still goes on. */
  isOpen: boolean;
}

const ENDS = new Set<string>(['error', 'failure', 'inactive', 'success']);

/**
 * Deployments of a page of a list with all their statuses, in the list's order:
 * of many at once by GraphQL, which takes one request rather than one for each.
 * Before each further request comes what is known by then, so that nothing of
 * it is lost where the rate limit ends there.
 */
export async function* readDeployments(
  { client, repository, logger }: Reading,
  deployments: readonly GithubDeployment[],
  readAt: number,
): AsyncGenerator<ReadDeployment[]> {
  const together = await readStatusesTogether(client, deployments, logger);
  let read: ReadDeployment[] = [];
  for (const deployment of deployments) {
    let statuses = together.get(deployment.id);
    if (!statuses) {
      yield read;
      read = [];
      const { full_name } = repository;
      statuses = await readStatuses(client, full_name, deployment, logger);
    }
    const { all, latestState, readAt: statusesReadAt } = statuses;
    read.push({
      deployment,
      isOpen: latestState === undefined || !ENDS.has(latestState),
      reports: [
        toDeploymentReport(repository, deployment, readAt),
        ...all.map(status =>
          toDeploymentStatusReport(
            repository,
            deployment,
            status,
            statusesReadAt,
          ),
        ),
      ],
    });
  }
  yield read;
}

/** What was deployed of one commit. */
export async function readDeploymentsOf(
  reading: Reading,
  sha: string,
): Promise<FactReport[]> {
  const { client, repository, logger } = reading;
  const reports: FactReport[] = [];
  for await (const page of client.pages(
    `/repos/${repository.full_name}/deployments`,
    { query: { sha, per_page: 100 } },
  )) {
    const what = `a deployment of ${repository.full_name}`;
    const listed = parseEach(deploymentSchema, page.data, what, logger);
    for await (const read of readDeployments(reading, listed, page.readAt)) {
      reports.push(...read.flatMap(each => each.reports));
    }
  }
  return reports;
}
