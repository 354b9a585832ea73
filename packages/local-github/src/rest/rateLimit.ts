import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { ApiEnv } from '../auth/authenticate';
import { RateLimits } from '../http/RateLimits';

/** Adds the headers by which clients pace themselves. */
export function rateLimitHeaders(limits: RateLimits) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    await next();
    const isSearch = /\/search\//.test(c.req.path);
    const resource = isSearch ? 'search' : 'core';
    const userId = c.get('viewer')?.user.id;
    // Asking how much is left costs nothing, and neither does news of no news.
    const isFree = /\/rate_limit$/.test(c.req.path) || c.res.status === 304;
    const { limit, remaining, used, reset } = isFree
      ? limits.read(userId, resource)
      : limits.count(userId, resource);
    c.header('X-RateLimit-Limit', String(limit));
    c.header('X-RateLimit-Remaining', String(remaining));
    c.header('X-RateLimit-Used', String(used));
    c.header('X-RateLimit-Reset', String(reset));
    c.header('X-RateLimit-Resource', resource);
  });
}

export function rateLimitRoutes(limits: RateLimits): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get('/rate_limit', c => {
    const userId = c.get('viewer')?.user.id;
    const core = limits.read(userId, 'core');
    return c.json({
      resources: {
        core,
        search: limits.read(userId, 'search'),
        graphql: limits.read(userId, 'graphql'),
      },
      rate: core,
    });
  });

  return app;
}
