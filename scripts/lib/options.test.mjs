import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSwitches } from './options.mjs';

test('a known switch is on, the others are off', () => {
  assert.deepEqual(parseSwitches(['--watch'], ['watch', 'reset']), {
    watch: true,
    reset: false,
  });
});

test('an unknown switch is refused by its name', () => {
  assert.throws(() => parseSwitches(['--wacht'], ['watch']), {
    message: 'Unknown argument --wacht.',
    wayOut: 'Known are --watch.',
  });
});

test('a bare word is refused, even where a switch has its name', () => {
  assert.throws(() => parseSwitches(['watch'], ['watch']), {
    message: 'Unknown argument watch.',
  });
});
