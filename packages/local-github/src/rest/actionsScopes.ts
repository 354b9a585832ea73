import { every } from 'hono/combine';
import { createMiddleware } from 'hono/factory';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { unprocessable } from '../http/ApiError';
import { ActionsScope } from '../store/ActionsScope';
import { requestedEnvironment } from './environments';

export interface ActionsScopeEnv extends RepositoryEnv {
  Variables: RepositoryEnv['Variables'] & { scope: ActionsScope };
}

const NAME = /^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/;

/**
 * The places that hold variables and secrets, with the middleware that finds
 * the one a request means. Both are for those who may push.
 */
export function actionsScopes(context: Context) {
  const ofRepository = createMiddleware<ActionsScopeEnv>(async (c, next) => {
    c.set('scope', { repositoryId: c.get('repository').id });
    return next();
  });
  const ofEnvironment = createMiddleware<ActionsScopeEnv>(async (c, next) => {
    const { id } = await requestedEnvironment(
      context,
      c.get('repository'),
      c.req.param('environment') ?? '',
    );
    c.set('scope', { environmentId: id });
    return next();
  });
  const access = repositoryAccess(context, 'push');

  return [
    {
      path: '/repos/:owner/:repo/actions',
      access: every(access, ofRepository),
    },
    {
      path: '/repos/:owner/:repo/environments/:environment',
      access: every(access, ofEnvironment),
    },
  ];
}

/** A variable's or secret's name as GitHub keeps it: in capitals. */
export function actionsName(kind: 'Variable' | 'Secret', name: string): string {
  const upper = name.toUpperCase();
  if (!NAME.test(upper)) {
    throw unprocessable(
      `${kind} names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). Spaces are not allowed. Must not start with a number or GITHUB_.`,
    );
  }
  return upper;
}
