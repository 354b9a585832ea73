import type { LoggerService } from '@backstage/backend-plugin-api';
import { RequestError } from 'octokit';
import { z } from 'zod';
import type { GithubClient } from './GithubClient';
import {
  deploymentStatusSchema,
  type GithubDeployment,
  type GithubDeploymentStatus,
} from './objects';
import { parseEach } from './parseEach';

/** All statuses of one deployment. */
export interface Statuses {
  all: GithubDeploymentStatus[];
  /** Absent where there is none. */
  latestState?: GithubDeploymentStatus['state'];
  readAt: number;
}

/** GitHub takes as many nodes in one question: a page of its lists. */
const QUERY = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Deployment {
      latestStatus { state }
      statuses(first: 100) {
        nodes { state created_at: createdAt updated_at: updatedAt log_url: logUrl }
        pageInfo { hasNextPage }
      }
    }
  }
}`;

/** GraphQL writes in capitals what REST and webhooks write small. */
const state = z
  .string()
  .transform(text => text.toLowerCase())
  .pipe(deploymentStatusSchema.shape.state);
const status = deploymentStatusSchema.extend({ state });
const node = z.object({
  latestStatus: z.object({ state }).nullable(),
  statuses: z.object({
    nodes: z.array(status),
    // Whoever has more is read page by page.
    pageInfo: z.object({ hasNextPage: z.literal(false) }),
  }),
});
const answer = z.object({ nodes: z.array(z.unknown()) });

/**
 * The statuses of many deployments by one question, by the deployments' ids.
 * Those that GraphQL does not tell in full are missing, and so is one alone:
 * REST tells it by one request as well.
 */
export async function readStatusesTogether(
  client: GithubClient,
  deployments: readonly GithubDeployment[],
  logger: LoggerService,
): Promise<Map<number, Statuses>> {
  const asked = deployments.filter(({ node_id }) => node_id);
  const found = new Map<number, Statuses>();
  if (asked.length < 2) {
    return found;
  }
  try {
    const { data, readAt } = await client.query(QUERY, {
      ids: asked.map(({ node_id }) => node_id),
    });
    const nodes = answer.safeParse(data).data?.nodes ?? [];
    asked.forEach(({ id }, index) => {
      const told = node.safeParse(nodes[index]).data;
      if (told) {
        const { latestStatus, statuses } = told;
        const latestState = latestStatus?.state;
        found.set(id, { all: statuses.nodes, latestState, readAt });
      }
    });
  } catch (error) {
    if (!(error instanceof RequestError)) {
      throw error;
    }
    logger.debug(`Reads statuses one by one: ${error.message}`);
  }
  return found;
}

const listed = deploymentStatusSchema.extend({ id: z.number() });

/** The statuses of one deployment, page by page. */
export async function readStatuses(
  client: GithubClient,
  repository: string,
  deployment: Pick<GithubDeployment, 'id'>,
  logger: LoggerService,
): Promise<Statuses> {
  const path = `/repos/${repository}/deployments/${deployment.id}/statuses`;
  const statuses: Array<z.output<typeof listed>> = [];
  let firstReadAt: number | undefined;
  for await (const { data, readAt } of client.pages(path, {
    query: { per_page: 100 },
  })) {
    const what = `a status of deployment ${deployment.id} of ${repository}`;
    statuses.push(...parseEach(listed, data, what, logger));
    firstReadAt ??= readAt;
  }
  const [latest] = statuses.toSorted((one, other) => other.id - one.id);
  return {
    all: statuses,
    latestState: latest?.state,
    readAt: firstReadAt ?? 0,
  };
}
