import assert from 'node:assert/strict';
import { test } from 'node:test';
import { githubMode } from './github-mode.mjs';

const all = {
  AUTH_GITHUB_CLIENT_ID: 'id',
  AUTH_GITHUB_CLIENT_SECRET: 'secret',
  GITHUB_TOKEN: 'token',
};

test('no credentials mean the local GitHub', () => {
  assert.equal(githubMode({}), 'local');
});

test('an empty variable is no credential', () => {
  assert.equal(githubMode({ GITHUB_TOKEN: '' }), 'local');
});

test('all three mean github.com', () => {
  assert.equal(githubMode(all), 'github.com');
});

for (const missing of Object.keys(all)) {
  test(`two of three stop the start, naming ${missing}`, () => {
    assert.throws(() => githubMode({ ...all, [missing]: undefined }), {
      name: 'Problem',
      message: new RegExp(`${missing} is missing`),
      wayOut: /unset all three/,
    });
  });
}

test('one of three names both that are missing, and no value of any', () => {
  assert.throws(
    () => githubMode({ GITHUB_TOKEN: 'hush' }),
    ({ message, wayOut }) =>
      /AUTH_GITHUB_CLIENT_ID and AUTH_GITHUB_CLIENT_SECRET are missing/.test(
        message,
      ) && !(message + wayOut).includes('hush'),
  );
});
