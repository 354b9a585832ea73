import assert from 'node:assert/strict';
import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fingerprint } from './fingerprint.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

function someSources(t) {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'a.ts'), 'one');
  writeFileSync(join(folder, 'deep', 'b.ts'), 'two');
  return folder;
}

test('touching a file changes nothing', t => {
  const folder = someSources(t);
  const before = fingerprint([folder]);
  utimesSync(join(folder, 'a.ts'), 0, 0);
  assert.equal(fingerprint([folder]), before);
});

test('a changed word deep down changes it', t => {
  const folder = someSources(t);
  const before = fingerprint([folder]);
  writeFileSync(join(folder, 'deep', 'b.ts'), 'too');
  assert.notEqual(fingerprint([folder]), before);
});

test('a renamed file changes it', t => {
  const folder = someSources(t);
  const before = fingerprint([folder]);
  renameSync(join(folder, 'a.ts'), join(folder, 'c.ts'));
  assert.notEqual(fingerprint([folder]), before);
});
