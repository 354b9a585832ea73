import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelOf, tellingEnd } from './log-level.mjs';

const line = level =>
  `\u001b[2m2026-11-24T09:22:21.707Z\u001b[22m \u001b[34msearch\u001b[39m \u001b[33m${level}\u001b[39m what happened`;

test('the level is read through the colours', () => {
  assert.equal(levelOf(line('warn')), 'warn');
});

test('a word in the message is no level', () => {
  assert.equal(levelOf('Error: error reading file'), undefined);
});

test('the telling end of a log leaves routine out', () => {
  const stack = 'Error: no such table\n    at Database.prepare';
  assert.deepEqual(tellingEnd([line('info'), stack, line('info')]), [stack]);
});

test('of nothing but routine, the end is shown', () => {
  assert.deepEqual(tellingEnd([line('info'), line('debug')], 1), [
    line('debug'),
  ]);
});
