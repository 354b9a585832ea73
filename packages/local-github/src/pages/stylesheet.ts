import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { packageRoot } from '../packageRoot';
import { STYLESHEET } from './layout';

export function stylesheetRoutes(): Hono {
  const app = new Hono();

  app.get(STYLESHEET, async c =>
    c.body(await readFile(join(packageRoot, 'src/pages/style.css')), 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'max-age=60',
    }),
  );

  return app;
}
