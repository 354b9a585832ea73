import type { MiddlewareHandler } from 'hono';
import type { Log } from './log.ts';
import { routeOf } from './routeOf.ts';

/** Probes come every few seconds, and say nothing while they succeed. */
const probes = new Set(['/healthz', '/readyz', '/metrics']);

export function logRequests(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    const { status } = c.res;
    const isProbe = probes.has(c.req.path);
    if (isProbe && status < 400) return;
    const level = isProbe ? 'warn' : status < 500 ? 'info' : 'error';
    log[level](
      {
        method: c.req.method,
        path: c.req.path,
        route: routeOf(c),
        status,
        durationMs: Math.round(performance.now() - startedAt),
      },
      'request',
    );
  };
}
