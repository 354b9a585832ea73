import { Hono } from 'hono';
import { Context } from '../context';
import { signedInUser } from '../oauth/browserSession';
import { answerNotFound } from './layout';
import { stylesheetRoutes } from './stylesheet';

/** What people look at: accounts, repositories, files, commits, deliveries. */
export function pageRoutes(context: Context): Hono {
  const app = new Hono();

  app.route('/', stylesheetRoutes());

  app.all('*', async c => answerNotFound(c, await signedInUser(context, c)));
  return app;
}
