import { setTimeout as wait } from 'node:timers/promises';
import manifest from '../package.json' with { type: 'json' };
import { createLog } from './log.ts';
import { createService } from './server.ts';

const port = Number(process.env.PORT ?? 8080);
/** Time for load balancers to notice that this instance is going away. */
const drainMs = Number(process.env.DRAIN_MS ?? 5_000);

const log = createLog(manifest.name);
const { server, startDraining } = createService(manifest.name, log);

server.listen(port, () => log('info', 'listening', { port }));

async function shutDown(signal: string) {
  log('info', 'shutting down', { signal });
  startDraining();
  await wait(drainMs);
  server.close(() => log('info', 'bye'));
  server.closeIdleConnections();
}

process.once('SIGTERM', shutDown);
process.once('SIGINT', shutDown);
