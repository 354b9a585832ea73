import { Hono } from 'hono';
import { ApiEnv, authenticate } from '../auth/authenticate';
import { Context } from '../context';
import { answerErrors } from '../http/answerErrors';
import { environmentRoutes } from './environments';
import { hookRoutes } from './hooks';
import { secretRoutes } from './secrets';
import { unservedEndpoints } from './unserved';
import { variableRoutes } from './variables';

/** GitHub's REST API: one file per resource. */
export function restRoutes(context: Context): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.onError(answerErrors(context));
  app.use(authenticate(context));

  app.route('/', hookRoutes(context));
  app.route('/', environmentRoutes(context));
  app.route('/', variableRoutes(context));
  app.route('/', secretRoutes(context));

  app.route('/', unservedEndpoints());
  return app;
}
