import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FactReport } from '@internal/plugin-platform-metrics-common';
import {
  toDeploymentReport,
  toDeploymentStatusReport,
} from '../facts/deployment';
import type { GithubClient } from './GithubClient';
import {
  deploymentSchema,
  deploymentStatusSchema,
  type GithubDeployment,
  type GithubDeploymentStatus,
  type GithubRepository,
} from './objects';
import { parseEach } from './parseEach';

interface Reading {
  client: GithubClient;
  repository: GithubRepository;
  logger: LoggerService;
}

const ENDS = new Set<string>(['error', 'failure', 'inactive', 'success']);

/** A deployment and all its statuses; open is one that still goes on. */
export async function readDeployment(
  { client, repository, logger }: Reading,
  deployment: GithubDeployment,
  readAt: number,
): Promise<{ reports: FactReport[]; isOpen: boolean }> {
  const path = `/repos/${repository.full_name}/deployments/${deployment.id}/statuses`;
  const reports: FactReport[] = [
    toDeploymentReport(repository, deployment, readAt),
  ];
  let latest: GithubDeploymentStatus | undefined;
  for await (const page of client.pages(path, { query: { per_page: 100 } })) {
    const statuses = parseEach(
      deploymentStatusSchema,
      page.data,
      `a status of deployment ${deployment.id} of ${repository.full_name}`,
      logger,
    );
    for (const status of statuses) {
      latest = !latest || status.id > latest.id ? status : latest;
      reports.push(
        toDeploymentStatusReport(repository, deployment, status, page.readAt),
      );
    }
  }
  return { reports, isOpen: !latest || !ENDS.has(latest.state) };
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
    for (const deployment of parseEach(
      deploymentSchema,
      page.data,
      `a deployment of ${repository.full_name}`,
      logger,
    )) {
      const read = await readDeployment(reading, deployment, page.readAt);
      reports.push(...read.reports);
    }
  }
  return reports;
}
