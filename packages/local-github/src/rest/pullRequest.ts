import { Context as HonoContext } from 'hono';
import { requireScope, Viewer } from '../auth/authenticate';
import { includes, repositoryScopes } from '../auth/permissions';
import { Context } from '../context';
import { forbidden, notFound } from '../http/ApiError';
import { describePullRequest } from '../pulls/describePullRequest';
import { DescribedPullRequest } from '../pulls/DescribedPullRequest';
import { PullRequest } from '../store/PullRequestStore';
import { Permission, Repository } from '../store/RepositoryStore';

/** The pull request that a route's number names. */
export async function requirePullRequest(
  { store }: Context,
  c: HonoContext,
): Promise<PullRequest> {
  const repository: Repository = c.get('repository');
  const number = Number(c.req.param('number'));
  const found = await store.pullRequests.find(repository.id, number);
  if (!found) {
    throw notFound();
  }
  return found;
}

/** The same with all that answers show, as it is now. */
export async function describeCurrent(
  context: Context,
  c: HonoContext,
): Promise<DescribedPullRequest> {
  const pullRequest = await requirePullRequest(context, c);
  return describePullRequest(context, c.get('repository'), pullRequest);
}

/** Whoever takes part in what everybody who can read may take part in. */
export function requireParticipant(c: HonoContext): Viewer {
  const repository: Repository = c.get('repository');
  const viewer = requireScope(c, ...repositoryScopes(repository));
  if (repository.isArchived) {
    throw forbidden('Repository was archived so is read-only.');
  }
  return viewer;
}

/** Whoever wrote it, or may push to the repository. */
export function requireEditor(
  c: HonoContext,
  { authorId }: { authorId: number },
): Viewer {
  const viewer = requireParticipant(c);
  const permission: Permission = c.get('permission');
  if (viewer.user.id !== authorId && !includes(permission, 'push')) {
    throw forbidden('Must have push access to Repository.');
  }
  return viewer;
}
