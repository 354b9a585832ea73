import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { packageRoot } from '../packageRoot';
import { LIVE_SCRIPT, STYLESHEET } from './layout';

/** In the order of the cascade. */
const PARTS = [
  'base',
  'frame',
  'forms',
  'lists',
  'repository',
  'pulls',
  'issues',
  'progress',
  'sidebar',
  'runs',
  'run',
  'log',
  'deployments',
  'text',
];

/** The one stylesheet that pages name, of the files of `styles/`, and their script. */
export function assetRoutes(): Hono {
  const app = new Hono();

  app.get(STYLESHEET, async c => {
    const parts = await Promise.all(
      PARTS.map(part =>
        readFile(join(packageRoot, `src/pages/styles/${part}.css`), 'utf8'),
      ),
    );
    return c.body(parts.join('\n'), 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'max-age=60',
    });
  });

  app.get(LIVE_SCRIPT, async c =>
    c.body(
      await readFile(join(packageRoot, 'src/pages/scripts/live.js'), 'utf8'),
      200,
      {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'max-age=60',
      },
    ),
  );

  return app;
}
