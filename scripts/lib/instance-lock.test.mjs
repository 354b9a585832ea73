import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lockInstance } from './instance-lock.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const url = 'http://localhost:7007';

test('a second instance is told where the first one runs', t => {
  const file = join(temporaryFolder(t), 'start.lock');
  lockInstance(file, { url });
  assert.throws(() => lockInstance(file, { url }), {
    name: 'Problem',
    message: `Wheelhouse is already running here (process ${process.pid}, ${url}).`,
  });
});

test('a lock whose holder was killed does not count', t => {
  const file = join(temporaryFolder(t), 'start.lock');
  const { pid } = spawnSync(process.execPath, ['--eval', '']);
  writeFileSync(file, JSON.stringify({ pid, url }));
  lockInstance(file, { url });
});
