import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRequest } from './request.mjs';

test('asks for the microservice within ten minutes, unless told otherwise', () => {
  assert.deepEqual(readRequest([]), {
    help: false,
    keep: false,
    json: undefined,
    junit: undefined,
    template: 'microservice',
    target: 10,
    values: {},
  });
});

test('fills in what was set, also with a sign of equality in it', () => {
  const { values } = readRequest([
    '--set',
    'githubOwner=acme',
    '--set=description=1 = 1',
  ]);
  assert.deepEqual(values, { githubOwner: 'acme', description: '1 = 1' });
});

for (const target of ['0', '-1', 'soon']) {
  test(`a target of ${target} is refused`, () => {
    assert.throws(() => readRequest(['--target', target]), {
      message: `--target is '${target}'.`,
    });
  });
}

test('a field without a value is refused', () => {
  assert.throws(() => readRequest(['--set', 'githubOwner']), {
    message: '--set githubOwner sets nothing.',
  });
});
