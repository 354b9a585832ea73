import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { Load } from './Load.mjs';
import { until } from './until.mjs';

async function serve(t, answer) {
  const seen = { requests: 0 };
  const server = createServer((_, response) => {
    seen.requests += 1;
    answer(response);
  });
  await new Promise(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, seen };
}

const enough = seen =>
  until(async () => (seen.requests > 20 ? true : undefined), {
    what: 'requests',
    seconds: 10,
    everyMs: 10,
  });

test('counts requests, and finds none that failed', async t => {
  const { url, seen } = await serve(t, response => response.end('ok'));
  const load = new Load(url);
  load.start();
  await enough(seen);

  const result = await load.stop();

  assert.equal(result.requests, seen.requests);
  assert.equal(result.failed, 0);
});

test('counts what was refused, and says how', async t => {
  const { url, seen } = await serve(t, response => {
    response.statusCode = 503;
    response.end('draining');
  });
  const load = new Load(url);
  load.start();
  await enough(seen);

  const result = await load.stop();

  assert.equal(result.failed, result.requests);
  assert.match(result.failures[0], /503 draining$/);
});

test('counts a connection that was broken off', async t => {
  const { url, seen } = await serve(t, response => response.destroy());
  const load = new Load(url);
  load.start();
  await enough(seen);

  assert.ok((await load.stop()).failed > 0);
});
