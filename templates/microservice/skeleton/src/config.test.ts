import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from './config.ts';

test('needs nothing to be set', () => {
  assert.deepEqual(readConfig({ PATH: '/bin', PORT: '' }), {
    HOST: '127.0.0.1',
    PORT: 8080,
    LOG_LEVEL: 'info',
    DRAIN_MS: 5_000,
    SHUTDOWN_MS: 20_000,
    VERSION: 'development',
  });
});

test('names all that is wrong at once, without the values', () => {
  assert.throws(
    () => readConfig({ PORT: '70000', DRAIN_MS: 's3cret', LOG_LEVEL: 'loud' }),
    (error: ConfigError) => {
      assert.deepEqual(error.problems, [
        'PORT: Expected a whole number from 0 to 65535',
        'LOG_LEVEL: Invalid option: expected one of "debug"|"info"|"warn"|"error"',
        'DRAIN_MS: Expected a whole number from 0 to 600000',
      ]);
      assert.doesNotMatch(error.message, /70000|s3cret|loud/);
      return true;
    },
  );
});
