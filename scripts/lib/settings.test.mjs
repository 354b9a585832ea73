import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from './settings.mjs';
import { inRoot } from './workspace.mjs';

test('everything has its usual place', () => {
  assert.deepEqual(readSettings({}), {
    portalPort: 7007,
    localGithubPort: 7008,
    watchPort: 3000,
    data: inRoot('.data'),
  });
});

test('the environment moves ports and state', () => {
  const { portalPort, data } = readSettings({
    PORTAL_PORT: '8000',
    WHEELHOUSE_DATA: '/srv/wheelhouse',
  });
  assert.equal(portalPort, 8000);
  assert.equal(data, inRoot('/srv/wheelhouse'));
});

for (const wrong of ['seven', '0', '70000', '80.5']) {
  test(`a port of '${wrong}' is refused by the variable's name`, () => {
    assert.throws(() => readSettings({ PORTAL_PORT: wrong }), {
      message: `PORTAL_PORT is '${wrong}'.`,
    });
  });
}
