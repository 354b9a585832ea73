import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { requireSpace, requireWritable } from './disk.mjs';
import { describe } from './problem.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const purpose = 'the packages';

test('a folder to come is writable where its parent is', t => {
  requireWritable(join(temporaryFolder(t), 'not', 'yet'));
});

test(
  'a folder one may not write in is named, with the way out',
  { skip: process.platform === 'win32' || process.getuid() === 0 },
  t => {
    const folder = temporaryFolder(t);
    chmodSync(folder, 0o500);
    assert.throws(
      () => requireWritable(folder),
      error => describe(error).includes(folder),
    );
  },
);

test('too little space stops the work, saying how much it needs', t => {
  assert.throws(
    () => requireSpace(temporaryFolder(t), { gigabytes: 1e9, purpose }),
    { message: /GB free, and the packages need about/ },
  );
});

test('enough space passes', t => {
  requireSpace(temporaryFolder(t), { gigabytes: 0, purpose });
});
