import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { requireSpace, requireWritable } from './disk.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const purpose = 'the packages';

test('a folder to come is writable where its parent is', t => {
  requireWritable(join(temporaryFolder(t), 'not', 'yet'));
});

test(
  'a folder one may not write in is named, with the way out',
  { skip: process.platform === 'win32' },
  t => {
    const folder = temporaryFolder(t);
    chmodSync(folder, 0o555);
    // Root may write anywhere, so a process asks that is root no more.
    const { stdout } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', refusedBy(folder)],
      { encoding: 'utf8' },
    );
    assert.ok(stdout.includes(folder), stdout);
  },
);

function refusedBy(folder) {
  const sibling = name => JSON.stringify(new URL(name, import.meta.url));
  return `
    import { requireWritable } from ${sibling('disk.mjs')};
    import { describe } from ${sibling('problem.mjs')};
    if (process.getuid() === 0) process.setuid(65534);
    try {
      requireWritable(${JSON.stringify(folder)});
    } catch (error) {
      console.log(describe(error));
    }`;
}

test('too little space stops the work, saying how much it needs', t => {
  assert.throws(
    () => requireSpace(temporaryFolder(t), { gigabytes: 1e9, purpose }),
    { message: /GB free, and the packages need about/ },
  );
});

test('enough space passes', t => {
  requireSpace(temporaryFolder(t), { gigabytes: 0, purpose });
});
