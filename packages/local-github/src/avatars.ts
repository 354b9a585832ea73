import { Hono } from 'hono';
import { Context } from './context';

/** A picture for every account: its initial on a colour of its own. */
export function avatarRoutes({ store }: Context): Hono {
  const app = new Hono();

  app.get('/avatars/:login', async c => {
    const account = await store.accounts.find(c.req.param('login'));
    if (!account) {
      return c.notFound();
    }
    const hue = (account.id * 137) % 360;
    const initial = account.login[0].toUpperCase();
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64"><rect width="64" height="64" fill="hsl(${hue} 45% 42%)"/><text x="32" y="34" fill="#fff" font-family="sans-serif" font-size="34" text-anchor="middle" dominant-baseline="middle">${initial}</text></svg>`;
    return c.body(svg, 200, {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'max-age=3600',
    });
  });

  return app;
}
