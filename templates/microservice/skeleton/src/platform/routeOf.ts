import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/** The route that answers a request, as it was written: `/greetings/:name`. */
export function routeOf(c: Context): string {
  const own = matchedRoutes(c).filter(({ method }) => method !== 'ALL');
  return own.at(-1)?.path ?? 'none';
}
