import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installKey, installProblem } from './install.mjs';

test('another Node major asks for another install, a patch release does not', () => {
  const key = version => installKey({ version });
  assert.equal(key('24.21.0'), key('24.1.0'));
  assert.notEqual(key('24.21.0'), key('22.21.0'));
});

const failures = [
  [
    'no network',
    '➤ YN0001: │ RequestError: getaddrinfo ENOTFOUND registry.yarnpkg.com',
    /registry does not answer/,
  ],
  [
    'a full disk',
    '➤ YN0001: │ Error: ENOSPC: no space left on device, write',
    /disk is full/,
  ],
  [
    'a read-only folder',
    "➤ YN0001: │ Error: EROFS: read-only file system, mkdir 'node_modules'",
    /read-only/,
  ],
  [
    'a lock file that does not fit',
    '➤ YN0028: │ The lockfile would have been modified by this install',
    /yarn.lock does not belong/,
  ],
  [
    'anything else, in its own words',
    '➤ YN0000: ┌ Link step\n➤ YN0009: │ esbuild couldn’t be built successfully',
    /YN0009: esbuild/,
  ],
];
for (const [name, output, message] of failures) {
  test(`a failed install explains ${name}`, () => {
    const problem = installProblem(output, 'install.log');
    assert.match(problem.message, message);
    assert.ok(problem.wayOut);
  });
}
