import { components } from '@octokit/openapi-types';
import { PendingReview } from '../actions/Actions';
import { Context } from '../context';
import { DeploymentReview } from '../store/DeploymentReviewStore';
import { Environment } from '../store/EnvironmentStore';
import { Repository } from '../store/RepositoryStore';
import { simpleUser } from './accounts';
import { environmentReviewers } from './environments';
import { nodeId } from './nodeId';

type Schemas = components['schemas'];

/** An environment as reviews name it. */
function reviewedEnvironment(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  { id, name }: Environment,
) {
  const path = encodeURIComponent(name);
  return {
    id,
    node_id: nodeId('Environment', id),
    name,
    url: urls.repositoryApi(repository, `/environments/${path}`),
    html_url: `${urls.repository(repository)}/deployments/${path}`,
  };
}

/** What a run waits for before it may deploy to an environment. */
export async function pendingDeployment(
  context: Pick<Context, 'store' | 'urls'>,
  repository: Repository,
  environment: Environment,
  { waitTimer, waitTimerStartedAt, canReview }: PendingReview,
): Promise<Schemas['pending-deployment']> {
  return {
    environment: reviewedEnvironment(context, repository, environment),
    wait_timer: waitTimer,
    wait_timer_started_at: waitTimerStartedAt,
    current_user_can_approve: canReview,
    reviewers: await environmentReviewers(context, environment),
  };
}

/** What somebody decided; nothing where who decided is gone. */
export async function environmentApproval(
  context: Pick<Context, 'store' | 'urls'>,
  repository: Repository,
  environments: Environment[],
  { environmentId, state, comment, userId }: DeploymentReview,
): Promise<Array<Schemas['environment-approvals']>> {
  const user = await context.store.accounts.findUserById(userId);
  const reviewed = environments.filter(({ id }) => id === environmentId);
  return user
    ? [
        {
          environments: reviewed.map(environment => ({
            ...reviewedEnvironment(context, repository, environment),
            created_at: environment.createdAt,
            updated_at: environment.updatedAt,
          })),
          state,
          user: simpleUser(context, user),
          comment,
        },
      ]
    : [];
}
