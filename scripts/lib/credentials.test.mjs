import assert from 'node:assert/strict';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { localCredentials } from './credentials.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

test('credentials are made once and stay', t => {
  const file = join(temporaryFolder(t), 'deep', 'credentials.json');
  assert.deepEqual(localCredentials(file), localCredentials(file));
});

test('no two installations share them', t => {
  const folder = temporaryFolder(t);
  assert.notEqual(
    localCredentials(join(folder, 'a.json')).GITHUB_TOKEN,
    localCredentials(join(folder, 'b.json')).GITHUB_TOKEN,
  );
});

test(
  'only their owner can read them',
  { skip: process.platform === 'win32' },
  t => {
    const file = join(temporaryFolder(t), 'credentials.json');
    localCredentials(file);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  },
);

test('a file cut short by a full disk is made anew', t => {
  const file = join(temporaryFolder(t), 'credentials.json');
  writeFileSync(file, '{"GITHUB_TO');
  assert.match(localCredentials(file).GITHUB_TOKEN, /^ghp_/);
});
