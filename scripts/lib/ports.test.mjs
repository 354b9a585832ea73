import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freePorts, requireFreePort } from './ports.mjs';

const check = port =>
  requireFreePort({ port, purpose: 'the portal', variable: 'PORTAL_PORT' });

async function listen(t, host) {
  const server = createServer();
  t.after(() => server.close());
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  return { port: server.address().port, server };
}

for (const host of ['127.0.0.1', '0.0.0.0', '::1']) {
  test(`a port taken on ${host} is named, with the variable that moves it`, async t => {
    let port;
    try {
      ({ port } = await listen(t, host));
    } catch (error) {
      t.skip(`this machine has no ${host}: ${error.code}`);
      return;
    }
    await assert.rejects(check(port), {
      name: 'Problem',
      message: new RegExp(`Port ${port}, which the portal needs, is taken`),
      wayOut: /PORTAL_PORT/,
    });
  });
}

test(
  'on Linux the holder is named',
  { skip: process.platform !== 'linux' },
  async t => {
    const { port } = await listen(t, '127.0.0.1');
    await assert.rejects(check(port), {
      message: new RegExp(`taken by node \\(process ${process.pid}\\)`),
    });
  },
);

test('a free port passes', async t => {
  const { port, server } = await listen(t, '127.0.0.1');
  await new Promise(resolve => server.close(resolve));
  await check(port);
});

test('free ports differ, and can be listened on', async () => {
  const ports = await freePorts(4);

  assert.equal(new Set(ports).size, 4);
  await Promise.all(ports.map(check));
});
