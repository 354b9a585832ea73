import assert from 'node:assert/strict';
import { basename, dirname } from 'node:path';
import { test } from 'node:test';
import { findOnPath } from './path-lookup.mjs';

const env = { PATH: dirname(process.execPath) };

test('finds a program where PATH points', () => {
  assert.match(basename(findOnPath('node', env)), /^node/);
});

test('finds nothing where there is nothing', () => {
  assert.equal(findOnPath('no-such-program', env), undefined);
  assert.equal(findOnPath('node', {}), undefined);
});
