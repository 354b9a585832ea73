import { Hono } from 'hono';
import { healthRoutes } from './platform/health.ts';
import type { Lifecycle } from './platform/Lifecycle.ts';
import type { Log } from './platform/log.ts';
import { logRequests } from './platform/logRequests.ts';
import { createMetrics } from './platform/metrics.ts';
import { answerError, answerNotFound } from './platform/problems.ts';
import { limitBodies } from './platform/readJson.ts';
import { requestContext } from './platform/requestContext.ts';
import { serviceRoutes } from './routes/index.ts';

/** Everything that answers requests, without a port: tests call `app.request('/')`. */
export function createApp(options: {
  service: string;
  version: string;
  lifecycle: Lifecycle;
  log: Log;
}): Hono {
  const { service, version, lifecycle, log } = options;
  const metrics = createMetrics();

  const app = new Hono();
  app.use(requestContext, metrics.observe, logRequests(log));
  app.use(async (c, next) => {
    await next();
    // The caller's next request should find another instance.
    if (lifecycle.phase === 'draining') c.header('connection', 'close');
  });
  app.use(limitBodies(1024 * 1024));

  app.route('/', healthRoutes(lifecycle));
  app.route('/', metrics.routes);
  app.route('/', serviceRoutes({ service, version }));

  app.notFound(answerNotFound(app));
  app.onError(answerError(log));
  return app;
}
