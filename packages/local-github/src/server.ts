import { Hono, MiddlewareHandler } from 'hono';
import { avatarRoutes } from './avatars';
import { Context } from './context';
import { archiveRoutes } from './git/archiveRoutes';
import { gitRoutes } from './git/gitRoutes';
import { rawRoutes } from './git/rawRoutes';
import { graphqlRoutes } from './graphql';
import { allowedHosts } from './http/allowedHosts';
import { crossOrigin } from './http/crossOrigin';
import { oauthRoutes } from './oauth';
import { pageRoutes } from './pages';
import { restRoutes } from './rest';
import { logDownloadRoutes } from './rest/logDownloads';

/** The whole local GitHub as one request handler: a list of its rooms. */
export function createServer(
  context: Context,
  middleware: MiddlewareHandler[] = [],
): Hono {
  // A slash at the end changes nothing: clients ask for `/api/v3/`.
  const app = new Hono({ strict: false });

  app.onError((error, c) => {
    context.log(`${c.req.method} ${c.req.path} failed: ${error.stack}`);
    return c.text('500: Internal Server Error\n', 500);
  });
  app.use(...middleware, allowedHosts(context.urls));
  app.use('/api/*', crossOrigin());
  app.use('/raw/*', crossOrigin());
  app.use('/_logs/*', crossOrigin());

  app.route('/', oauthRoutes(context));
  app.route('/', avatarRoutes(context));
  app.route('/api/v3', restRoutes(context));
  app.route('/api/graphql', graphqlRoutes(context));
  app.route('/raw', rawRoutes(context));
  app.route('/', logDownloadRoutes(context));
  app.route('/', archiveRoutes(context));
  app.route('/', gitRoutes(context));
  app.route('/', pageRoutes(context));

  return app;
}
