import { Hono } from 'hono';
import { Context } from '../context';
import { answerPageErrors } from '../pages/pageErrors';
import { accessTokenRoutes } from './accessTokenRoutes';
import { authorizeRoutes } from './authorizeRoutes';
import { loginRoutes } from './loginRoutes';

/** Sign-in to the local GitHub, and the OAuth web flow of the apps that use it. */
export function oauthRoutes(context: Context): Hono {
  const app = new Hono();

  app.onError(answerPageErrors(context));

  app.route('/', loginRoutes(context));
  app.route('/', authorizeRoutes(context));
  app.route('/', accessTokenRoutes(context));

  return app;
}
