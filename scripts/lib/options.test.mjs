import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOptions, parseSwitches } from './options.mjs';

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

const accepted = { switches: ['keep'], values: ['target'], lists: ['set'] };

test('values stand behind their option or after a sign of equality', () => {
  assert.deepEqual(
    parseOptions(['--target', '5', '--set', 'a=b', '--set=c=d'], accepted),
    { target: '5', set: ['a=b', 'c=d'] },
  );
});

test('a switch takes no value from what follows', () => {
  assert.deepEqual(parseOptions(['--keep', '--target=5'], accepted), {
    keep: true,
    target: '5',
    set: [],
  });
});

test('an option without its value is refused', () => {
  assert.throws(() => parseOptions(['--target'], accepted), {
    message: '--target needs a value.',
  });
});

test('an unknown option is refused by its name', () => {
  assert.throws(() => parseOptions(['--tarmac', '5'], accepted), {
    message: 'Unknown argument --tarmac.',
    wayOut: 'Known are --keep, --target, --set.',
  });
});
