import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lifecycle } from './platform/Lifecycle.ts';
import { startTestApp } from './testing.ts';

test('says who it is', async () => {
  const { app } = startTestApp();
  const response = await app.request('/');
  assert.deepEqual(await response.json(), {
    service: 'sample',
    version: 'test',
  });
});

test('is alive in every phase, and ready only between starting and draining', async () => {
  assert.equal(new Lifecycle().phase, 'starting');
  const { app, lifecycle } = startTestApp();
  const answers = [];
  for (const phase of ['starting', 'ready', 'draining'] as const) {
    lifecycle.phase = phase;
    const { status: alive } = await app.request('/healthz');
    const { status: ready } = await app.request('/readyz');
    answers.push([phase, alive, ready]);
  }
  assert.deepEqual(answers, [
    ['starting', 200, 503],
    ['ready', 200, 200],
    ['draining', 200, 503],
  ]);
});

test('sends callers to other instances while it drains', async () => {
  const { app, lifecycle } = startTestApp();
  assert.equal((await app.request('/')).headers.get('connection'), null);
  lifecycle.startDraining();
  assert.equal((await app.request('/')).headers.get('connection'), 'close');
});

test('counts and times requests by route and status', async () => {
  const { app } = startTestApp();
  await app.request('/greetings/Ada');
  await app.request('/greetings/Grace');
  await app.request('/nowhere');

  const response = await app.request('/metrics');
  const metrics = await response.text();
  const name = 'http_request_duration_seconds_count';
  for (const line of [
    `${name}{method="GET",route="/greetings/:name",status="200"} 2`,
    `${name}{method="GET",route="none",status="404"} 1`,
    'http_requests_in_flight 1',
  ]) {
    assert.ok(metrics.split('\n').includes(line), `${line} in ${metrics}`);
  }
  assert.doesNotMatch(metrics, /^nodejs_active_\w+_total /m);
  assert.match(metrics, /^process_resident_memory_bytes \d+$/m);
});

test('logs each request once, as JSON with its ids', async () => {
  const { app, lines } = startTestApp();
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const response = await app.request('/greetings/Ada', {
    headers: {
      'x-request-id': 'order-17',
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    },
  });

  assert.equal(response.headers.get('x-request-id'), 'order-17');
  const [, trace, spanId, flags] =
    response.headers.get('traceparent')?.split('-') ?? [];
  assert.equal(trace, traceId);
  assert.notEqual(spanId, '00f067aa0ba902b7');
  assert.equal(flags, '01');

  assert.equal(lines.length, 1);
  const { time, durationMs, ...line } = lines[0];
  assert.deepEqual(line, {
    level: 'info',
    service: 'sample',
    version: 'test',
    requestId: 'order-17',
    traceId,
    spanId,
    method: 'GET',
    path: '/greetings/Ada',
    route: '/greetings/:name',
    status: 200,
    message: 'request',
  });
  assert.ok(Number.isInteger(durationMs));
  assert.ok(!Number.isNaN(Date.parse(String(time))));
});

test('keeps quiet about probes that succeed', async () => {
  const { app, lifecycle, lines } = startTestApp();
  await app.request('/healthz');
  await app.request('/metrics');
  assert.deepEqual(lines, []);
  lifecycle.startDraining();
  await app.request('/readyz');
  assert.deepEqual(
    lines.map(({ level, path, status }) => [level, path, status]),
    [['warn', '/readyz', 503]],
  );
});
