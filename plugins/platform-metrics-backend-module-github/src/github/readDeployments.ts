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
import {
  readStatuses,
  readStatusesTogether,
  type Statuses,
} from './readStatuses';

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
 * Deployments of a page of a list with all their statuses: of many at once by
 * GraphQL, which takes one request rather than one for each.
 */
export async function readDeployments(
  { client, repository, logger }: Reading,
  deployments: readonly GithubDeployment[],
  readAt: number,
): Promise<ReadDeployment[]> {
  const together =
    deployments.length > 1
      ? await readStatusesTogether(client, deployments, logger)
      : new Map<number, Statuses>();
  const read: ReadDeployment[] = [];
  for (const deployment of deployments) {
    const statuses =
      together.get(deployment.id) ??
      (await readStatuses(client, repository.full_name, deployment, logger));
    const { all, latestState } = statuses;
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
            statuses.readAt,
          ),
        ),
      ],
    });
  }
  return read;
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
    const read = await readDeployments(reading, listed, page.readAt);
    reports.push(...read.flatMap(each => each.reports));
  }
  return reports;
}
