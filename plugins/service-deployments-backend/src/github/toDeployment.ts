import type {
  Deployment,
  DeploymentState,
} from '@internal/plugin-service-deployments-common';
import type { Repository } from './Repository';

/** Without a status yet, GitHub has only taken note of the deployment. */
export function toDeployment(
  repository: Pick<Repository, 'url'>,
  deployment: { id: number; sha: string; created_at: string },
  status?: {
    state: DeploymentState;
    created_at: string;
    environment_url?: string;
    log_url?: string;
  },
): Deployment {
  return {
    id: deployment.id,
    sha: deployment.sha,
    commitUrl: `${repository.url}/commit/${deployment.sha}`,
    state: status?.state ?? 'pending',
    createdAt: deployment.created_at,
    stateSince: status?.created_at ?? deployment.created_at,
    url: webAddress(status?.environment_url),
    logUrl: webAddress(status?.log_url),
  };
}

/** What a workflow reports becomes a link: nothing but a web address may. */
function webAddress(reported?: string): string | undefined {
  if (!reported || !URL.canParse(reported)) {
    return undefined;
  }
  const { protocol, href } = new URL(reported);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
