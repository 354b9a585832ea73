import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createLog } from './log.ts';
import { createService } from './server.ts';

const lines: string[] = [];
const service = createService(
  'sample',
  createLog('sample', line => lines.push(line)),
);
let url: string;

before(async () => {
  service.server.listen(0, '127.0.0.1');
  await once(service.server, 'listening');
  const { port } = service.server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
});

after(() => service.server.close());

test('says who it is', async () => {
  const response = await fetch(url);
  assert.deepEqual(await response.json(), { service: 'sample' });
});

test('is alive', async () => {
  const response = await fetch(`${url}/healthz`);
  assert.equal(response.status, 200);
});

test('answers 404 where there is nothing', async () => {
  const response = await fetch(`${url}/nothing?at=all`);
  assert.equal(response.status, 404);
  assert.deepEqual(await response.json(), {
    error: 'There is no GET /nothing',
  });
});

test('logs every request as one line of JSON', async () => {
  lines.length = 0;
  await fetch(`${url}/healthz`);
  assert.equal(lines.length, 1);
  const { level, service: name, path, status } = JSON.parse(lines[0]);
  assert.deepEqual(
    { level, name, path, status },
    { level: 'info', name: 'sample', path: '/healthz', status: 200 },
  );
});

test('stays alive, but is not ready, while it drains', async () => {
  assert.equal((await fetch(`${url}/readyz`)).status, 200);

  service.startDraining();

  assert.equal((await fetch(`${url}/readyz`)).status, 503);
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
});
