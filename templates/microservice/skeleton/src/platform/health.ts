import { Hono } from 'hono';
import type { Lifecycle } from './Lifecycle.ts';

export function healthRoutes(lifecycle: Lifecycle): Hono {
  return (
    new Hono()
      // Alive: restart me if this fails.
      .get('/healthz', c => c.json({ status: 'ok' }))
      // Ready: send me requests. Not while starting, and not from SIGTERM on.
      .get('/readyz', c =>
        c.json(
          { status: lifecycle.phase },
          lifecycle.phase === 'ready' ? 200 : 503,
        ),
      )
  );
}
