import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../testing.ts';

async function problemOf(response: Response) {
  assert.equal(
    response.headers.get('content-type'),
    'application/problem+json',
  );
  const { requestId, ...problem } = (await response.json()) as Record<
    string,
    unknown
  >;
  assert.equal(requestId, response.headers.get('x-request-id'));
  assert.equal(problem.status, response.status);
  return problem;
}

function post(
  body: string | ReadableStream,
  { app } = startTestApp(),
  type = 'application/json',
) {
  return app.request('/greetings', {
    method: 'POST',
    headers: { 'content-type': type },
    body,
    duplex: 'half',
  });
}

test('answers 404 where there is nothing', async () => {
  const response = await startTestApp().app.request('/nothing?at=all');
  assert.deepEqual(await problemOf(response), {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'There is no /nothing',
  });
});

test('answers 405 where another method finds something, and says which', async () => {
  const { app } = startTestApp();
  const response = await app.request('/greetings', { method: 'DELETE' });
  assert.equal(response.headers.get('allow'), 'POST');
  const { status, detail } = await problemOf(response);
  assert.equal(status, 405);
  assert.equal(detail, '/greetings takes POST, not DELETE');
});

test('answers 400 to what is not JSON', async () => {
  const { status, detail } = await problemOf(await post('{"name":'));
  assert.equal(status, 400);
  assert.match(String(detail), /^The body is not JSON: /);
});

test('answers 415 to a type that it does not read', async () => {
  const { status } = await problemOf(
    await post('name=Ada', startTestApp(), 'text/plain'),
  );
  assert.equal(status, 415);
});

test('answers 413 to a body that is too large, told or not', async () => {
  const large = JSON.stringify({ name: 'x'.repeat(1024 * 1024) });
  const { status } = await problemOf(await post(large));
  assert.equal(status, 413);

  const testApp = startTestApp();
  const response = await post(new Blob([large]).stream(), testApp);
  assert.equal((await problemOf(response)).status, 413);
  assert.deepEqual(
    testApp.lines.map(line => [line.level, line.status]),
    [['info', 413]],
  );
});

test('answers 500 without a word of what happened, and logs all of it', async () => {
  const { app, lines } = startTestApp();
  app.get('/broken', () => {
    throw new Error('the password is swordfish');
  });
  const response = await app.request('/broken');
  const problem = await problemOf(response);

  assert.equal(problem.status, 500);
  assert.doesNotMatch(JSON.stringify(problem), /swordfish|stack/);
  const [error, request] = lines;
  assert.equal(error.requestId, response.headers.get('x-request-id'));
  assert.match(
    JSON.stringify(error.error),
    /the password is swordfish.*problems\.test\.ts/,
  );
  assert.equal(request.status, 500);
});
