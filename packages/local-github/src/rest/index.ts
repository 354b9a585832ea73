import { Hono } from 'hono';
import { ApiEnv, authenticate } from '../auth/authenticate';
import { Context } from '../context';
import { answerErrors } from '../http/answerErrors';
import { collaboratorRoutes } from './collaborators';
import { createRepositoryRoutes } from './createRepository';
import { environmentBranchPolicyRoutes } from './environmentBranchPolicies';
import { environmentRoutes } from './environments';
import { hookDeliveryRoutes } from './hookDeliveries';
import { hookRoutes } from './hooks';
import { metaRoutes } from './meta';
import { organizationRoutes } from './organizations';
import { repositoriesById } from './renamedRepositories';
import { repositoryRoutes } from './repositories';
import { repositoryListRoutes } from './repositoryLists';
import { secretRoutes } from './secrets';
import { teamRoutes } from './teams';
import { topicRoutes } from './topics';
import { unservedEndpoints } from './unserved';
import { userRoutes } from './users';
import { variableRoutes } from './variables';

/** GitHub's REST API: one file per resource. */
export function restRoutes(context: Context): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.onError(answerErrors(context));
  app.use(authenticate(context));

  app.route('/', metaRoutes(context));
  app.route('/', userRoutes(context));
  app.route('/', organizationRoutes(context));
  app.route('/', teamRoutes(context));

  app.route('/', createRepositoryRoutes(context));
  app.route('/', repositoryListRoutes(context));
  app.route('/', repositoryRoutes(context));
  app.route('/', topicRoutes(context));
  app.route('/', collaboratorRoutes(context));

  app.route('/', hookRoutes(context));
  app.route('/', hookDeliveryRoutes(context));
  app.route('/', environmentRoutes(context));
  app.route('/', environmentBranchPolicyRoutes(context));
  app.route('/', variableRoutes(context));
  app.route('/', secretRoutes(context));

  app.route(
    '/',
    repositoriesById(context, request => app.fetch(request)),
  );
  app.route('/', unservedEndpoints());
  return app;
}
