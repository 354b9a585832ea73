import { Hono } from 'hono';

/**
 * What GitHub serves and we do not: an honest 501 that names the endpoint, so
 * that nobody takes it for a resource that is not there.
 */
export function unservedEndpoints(): Hono {
  const app = new Hono();

  app.all('*', c => {
    const path = c.req.path.replace(/^\/api\/v3/, '') || '/';
    return c.json(
      {
        message: `The local GitHub does not serve ${c.req.method} ${path}. Its README lists what it serves.`,
        documentation_url: 'https://docs.github.com/rest',
        status: '501',
      },
      501,
    );
  });

  return app;
}
