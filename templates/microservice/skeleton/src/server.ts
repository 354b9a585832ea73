import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Log } from './log.ts';

export interface Service {
  server: Server;
  /** Tells load balancers to send no more requests; those that come are answered. */
  startDraining(): void;
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

export function createService(name: string, log: Log): Service {
  let isDraining = false;

  // Your routes go here.
  const routes: Record<string, () => Answer> = {
    'GET /': () => ({ status: 200, body: { service: name } }),
    // Alive: restart me if this fails.
    'GET /healthz': () => ({ status: 200, body: { status: 'ok' } }),
    // Ready: send me requests. Check here what the service cannot do without.
    'GET /readyz': () =>
      isDraining
        ? { status: 503, body: { status: 'draining' } }
        : { status: 200, body: { status: 'ok' } },
  };

  const server = createServer((request, response) => {
    const startedAt = performance.now();
    const { status, body } = answer(routes, request);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
    log('info', 'request', {
      method: request.method,
      path: pathOf(request),
      status,
      durationMs: Math.round(performance.now() - startedAt),
    });
  });

  return {
    server,
    startDraining() {
      isDraining = true;
    },
  };
}

function answer(
  routes: Record<string, () => Answer>,
  request: IncomingMessage,
): Answer {
  const key = `${request.method} ${pathOf(request)}`;
  return Object.hasOwn(routes, key)
    ? routes[key]()
    : { status: 404, body: { error: `There is no ${key}` } };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0];
}
