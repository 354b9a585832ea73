import { Context as HonoContext } from 'hono';
import { includes, permissionOf } from '../auth/permissions';
import { Context } from '../context';
import { ApiError, notFound } from '../http/ApiError';
import {
  findIssueOrPullRequest,
  IssueOrPullRequest,
} from '../issues/IssueOrPullRequest';
import { User } from '../store/AccountStore';
import { Permission, Repository } from '../store/RepositoryStore';

/** The issue or the pull request that a route's number names. */
export async function requireIssue(
  context: Context,
  c: HonoContext,
): Promise<IssueOrPullRequest> {
  const repository: Repository = c.get('repository');
  const number = Number(c.req.param('number'));
  const found = await findIssueOrPullRequest(context, repository, number);
  if (found) {
    return found;
  }
  throw (await context.store.issues.wasGiven(repository.id, number))
    ? new ApiError(410, 'This issue was deleted')
    : notFound();
}

/** Whether whoever asks may say what an issue is and whose. */
export function mayTriage(c: HonoContext): boolean {
  const permission: Permission = c.get('permission');
  return includes(permission, 'triage');
}

/** GitHub passes over those who cannot be assigned. */
export async function findAssignees(
  context: Context,
  repository: Repository,
  logins: string[],
): Promise<User[]> {
  const found: User[] = [];
  for (const login of logins) {
    const user = await context.store.accounts.findUser(login);
    if (user && (await permissionOf(context, repository, user.id))) {
      found.push(user);
    }
  }
  return found;
}
