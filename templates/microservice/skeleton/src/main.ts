import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import manifest from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { Lifecycle } from './platform/Lifecycle.ts';
import { createLog } from './platform/log.ts';
import { shutDown } from './platform/shutDown.ts';

const service = manifest.name;

async function start(config: Config): Promise<void> {
  const version = config.VERSION;
  const log = createLog({ service, version, level: config.LOG_LEVEL });
  const lifecycle = new Lifecycle();
  const app = createApp({ service, version, lifecycle, log });

  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  // Longer than load balancers keep a connection: they hang up first, and never
  // send a request into one that is just being closed.
  server.keepAliveTimeout = 75_000;

  process.once('uncaughtException', error => {
    log.error(error, 'uncaught exception');
    process.exit(1);
  });
  const stop = (signal: string) => {
    log.info({ signal }, 'shutting down');
    void shutDown({
      server,
      lifecycle,
      log,
      drainMs: config.DRAIN_MS,
      shutdownMs: config.SHUTDOWN_MS,
    }).then(() => log.info('bye'));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  server.listen(config.PORT, config.HOST);
  await once(server, 'listening');
  // What the service cannot do without (connections, caches) is awaited here.
  lifecycle.becomeReady();
  const { address, port } = server.address() as AddressInfo;
  log.info({ address, port }, 'listening');
}

try {
  await start(readConfig(process.env));
} catch (error) {
  const version = process.env.VERSION ?? 'development';
  const log = createLog({ service, version, level: 'error' });
  log.error(
    error instanceof ConfigError ? { problems: error.problems } : { error },
    'cannot start',
  );
  process.exitCode = 1;
}
