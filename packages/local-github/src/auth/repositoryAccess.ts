import { createMiddleware } from 'hono/factory';
import { Context } from '../context';
import { forbidden, notFound, requiresAuthentication } from '../http/ApiError';
import { Permission, Repository } from '../store/RepositoryStore';
import { ApiEnv } from './authenticate';
import { apiPermission, includes, repositoryScopes } from './permissions';
import { grantsOneOf } from './scopes';

export interface RepositoryEnv extends ApiEnv {
  Variables: ApiEnv['Variables'] & {
    repository: Repository;
    /** What the viewer may do in it. */
    permission: Permission;
  };
}

const MISSING_RIGHTS: Record<Permission, string> = {
  pull: 'Must have pull access to Repository.',
  triage: 'Must have triage access to Repository.',
  push: 'Must have push access to Repository.',
  maintain: 'Must have maintain access to Repository.',
  admin: 'Must have admin rights to Repository.',
};

/**
 * Looks up the repository of a `/repos/:owner/:repo` route and lets pass who
 * may do this much in it. What one may not see is 404; what one may see but not
 * do is 403; a former name redirects.
 */
export function repositoryAccess(context: Context, needed: Permission) {
  return createMiddleware<RepositoryEnv, '/repos/:owner/:repo'>(
    async (c, next) => {
      const { owner, repo } = c.req.param();
      const { repositories } = context.store;
      const repository = await repositories.find(owner, repo);
      const renamed = repository
        ? undefined
        : await repositories.findRenamed(owner, repo);

      const viewer = c.get('viewer');
      const target = repository ?? renamed;
      const permission =
        target && (await apiPermission(context, target, viewer));
      if (!target || !permission) {
        throw notFound();
      }
      if (renamed) {
        return redirectRenamed(context, renamed, c.req.raw.url);
      }

      if (needed !== 'pull') {
        const accepted = repositoryScopes(target);
        c.header('X-Accepted-OAuth-Scopes', accepted.join(', '));
        if (!viewer) {
          throw requiresAuthentication();
        }
        if (!grantsOneOf(viewer.token.scopes, accepted)) {
          throw notFound();
        }
        if (!includes(permission, needed)) {
          throw forbidden(MISSING_RIGHTS[needed]);
        }
        if (needed === 'push' && target.isArchived) {
          throw forbidden('Repository was archived so is read-only.');
        }
      }
      c.set('repository', target);
      c.set('permission', permission);
      return next();
    },
  );
}

/** GitHub answers former names by the address that never changes. */
function redirectRenamed(
  { urls }: Context,
  repository: Repository,
  requested: string,
): Response {
  const { pathname, search } = new URL(requested);
  const rest = pathname.split('/repos/')[1].split('/').slice(2);
  const path = [`/repositories/${repository.id}`, ...rest].join('/');
  const url = `${urls.api(path)}${search}`;
  return Response.json(
    {
      message: 'Moved Permanently',
      url,
      documentation_url: urls.documentation(),
    },
    { status: 301, headers: { Location: url } },
  );
}
