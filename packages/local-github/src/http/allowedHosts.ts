import { createMiddleware } from 'hono/factory';
import { Urls } from '../urls';

/**
 * Refuses requests addressed to any other name than this machine's own, so
 * that no web page can reach the server by pointing its domain at 127.0.0.1.
 */
export function allowedHosts(urls: Urls) {
  const allowed = new Set(
    ['localhost', '127.0.0.1', '[::1]'].flatMap(name =>
      urls.port === 80 ? [name, `${name}:80`] : [`${name}:${urls.port}`],
    ),
  );
  return createMiddleware(async (c, next) => {
    const host = c.req.header('Host')?.toLowerCase();
    if (!host || !allowed.has(host)) {
      return c.text(
        `This is the local GitHub at ${urls.base}; it answers to no other host name.\n`,
        421,
      );
    }
    return next();
  });
}
