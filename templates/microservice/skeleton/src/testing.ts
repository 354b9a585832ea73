import { Writable } from 'node:stream';
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import { Lifecycle } from './platform/Lifecycle.ts';
import { createLog } from './platform/log.ts';

export interface TestApp {
  app: Hono;
  lifecycle: Lifecycle;
  /** What was logged since the start. */
  lines: Array<Record<string, unknown>>;
}

/** The whole application as it runs, without a port. */
export function startTestApp(): TestApp {
  const lines: TestApp['lines'] = [];
  const log = createLog(
    { service: 'sample', version: 'test', level: 'info' },
    new Writable({
      write(line: Buffer, _encoding, done) {
        lines.push(JSON.parse(line.toString()) as Record<string, unknown>);
        done();
      },
    }),
  );
  const lifecycle = new Lifecycle();
  lifecycle.becomeReady();
  const about = { service: 'sample', version: 'test' };
  return { app: createApp({ ...about, lifecycle, log }), lifecycle, lines };
}
