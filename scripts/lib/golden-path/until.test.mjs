import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TooLate, until } from './until.mjs';

const soon = { what: 'a sign', seconds: 5, everyMs: 1 };

test('answers what was seen first', async () => {
  let looks = 0;
  const seen = await until(async () => {
    looks += 1;
    return looks === 3 ? 'a sign' : undefined;
  }, soon);

  assert.equal(seen, 'a sign');
  assert.equal(looks, 3);
});

test('says what it waited for in vain', async () => {
  await assert.rejects(
    until(async () => undefined, { ...soon, seconds: 0.02 }),
    error =>
      error instanceof TooLate &&
      error.message === 'Waited 0.02 s for a sign, which did not come.',
  );
});

test('ends at once when it is interrupted', async () => {
  const interrupted = new AbortController();
  const waiting = until(async () => undefined, {
    ...soon,
    everyMs: 60_000,
    signal: interrupted.signal,
  });
  interrupted.abort();

  await assert.rejects(waiting, { name: 'AbortError' });
});

test('lets an error of the look through', async () => {
  await assert.rejects(
    until(async () => {
      throw new Error('It is broken');
    }, soon),
    { message: 'It is broken' },
  );
});
