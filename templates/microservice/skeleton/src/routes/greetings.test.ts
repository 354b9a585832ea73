import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../testing.ts';

const { app } = startTestApp();

function post(body: string) {
  const headers = { 'content-type': 'application/json' };
  return app.request('/greetings', { method: 'POST', headers, body });
}

test('greets by name', async () => {
  const response = await app.request('/greetings/Ada');
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { greeting: 'Hello, Ada!' });
});

test('greets whom the body names', async () => {
  const response = await post('{"name": "Ada"}');
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { greeting: 'Hello, Ada!' });
});

test('says what is wrong with a body, and where', async () => {
  const response = await post('{"name": 7}');
  assert.equal(response.status, 400);
  const { errors } = (await response.json()) as { errors: unknown };
  assert.deepEqual(errors, [
    {
      pointer: '#/name',
      detail: 'Invalid input: expected string, received number',
    },
  ]);
});
