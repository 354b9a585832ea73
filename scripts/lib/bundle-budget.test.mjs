import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scriptBytes } from './bundle-budget.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

test('counts every script the page loads, compressed, and nothing else', t => {
  const dist = temporaryFolder(t);
  mkdirSync(join(dist, 'static'));
  writeFileSync(
    join(dist, 'index.html'),
    `<script defer="defer" src="/static/a.js"></script>
     <script src="/static/b.js" async></script>
     <script>inline()</script>
     <link href="/static/a.css" rel="stylesheet">`,
  );
  writeFileSync(join(dist, 'static', 'a.js'), randomBytes(5000));
  writeFileSync(join(dist, 'static', 'b.js'), 'x'.repeat(100_000));
  writeFileSync(join(dist, 'static', 'lazy.chunk.js'), randomBytes(5000));

  const bytes = scriptBytes(dist);
  assert.ok(bytes > 5000 && bytes < 5400, `${bytes} bytes`);
});
