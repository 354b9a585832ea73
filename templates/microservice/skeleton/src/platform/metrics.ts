import { Hono, type MiddlewareHandler } from 'hono';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { routeOf } from './routeOf.ts';

export interface Metrics {
  /** Where the service registers metrics of its own. */
  registry: Registry;
  observe: MiddlewareHandler;
  routes: Hono;
}

/** Requests by route and status, and what Node and the process say of themselves. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // Gauges with the names of counters, which Prometheus' own linter refuses.
  for (const what of ['handles', 'requests', 'resources']) {
    registry.removeSingleMetric(`nodejs_active_${what}_total`);
  }

  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until a request was answered.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const inFlight = new Gauge({
    name: 'http_requests_in_flight',
    help: 'Requests being answered now.',
    registers: [registry],
  });

  return {
    registry,
    async observe(c, next) {
      const stop = duration.startTimer();
      inFlight.inc();
      await next();
      inFlight.dec();
      stop({ method: c.req.method, route: routeOf(c), status: c.res.status });
    },
    routes: new Hono().get('/metrics', async c =>
      c.text(await registry.metrics(), 200, {
        'content-type': registry.contentType,
      }),
    ),
  };
}
