import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Lifecycle } from './Lifecycle.ts';
import type { Log } from './log.ts';

/**
 * Ends the service so that no caller notices: says that it is not ready, goes
 * on answering until load balancers have seen it, then takes nothing new and
 * finishes what it has begun.
 */
export async function shutDown(options: {
  server: Server;
  lifecycle: Lifecycle;
  log: Log;
  drainMs: number;
  shutdownMs: number;
}): Promise<void> {
  const { server, lifecycle, log, drainMs, shutdownMs } = options;
  lifecycle.startDraining();
  await wait(drainMs);

  const cutOff = setTimeout(() => {
    log.warn({ shutdownMs }, 'cutting off requests that take too long');
    process.exitCode = 1;
    server.closeAllConnections();
  }, shutdownMs);
  // Connections that stay open after an answer that had begun before.
  const hangUp = setInterval(() => server.closeIdleConnections(), 100);

  await new Promise(resolve => server.close(resolve));
  clearTimeout(cutOff);
  clearInterval(hangUp);
}
