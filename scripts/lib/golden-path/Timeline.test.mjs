import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PhaseFailure } from './PhaseFailure.mjs';
import { Timeline } from './Timeline.mjs';

function aTimeline() {
  let clock = Date.parse('2026-11-24T12:00:00Z');
  const progress = {
    step: async (_, work) => {
      clock += 1500;
      return work(() => {});
    },
    print: () => {},
  };
  return new Timeline({ progress, now: () => clock });
}

test('records how long a phase took, where to look, and what it consists of', async () => {
  const timeline = aTimeline();

  const answer = await timeline.phase('Deploy', async () => 42);
  timeline.note('http://github.example/run/1');
  timeline.jobs([
    {
      name: 'test',
      status: 'completed',
      conclusion: 'success',
      started_at: '2026-11-24T12:00:00Z',
      completed_at: '2026-11-24T12:00:21Z',
    },
    { name: 'production', status: 'waiting' },
  ]);

  assert.equal(answer, 42);
  assert.equal(timeline.failed, undefined);
  assert.deepEqual(timeline.phases, [
    {
      title: 'Deploy',
      startedAt: '2026-11-24T12:00:00.000Z',
      verdict: 'passed',
      seconds: 1.5,
      url: 'http://github.example/run/1',
      jobs: [{ name: 'test', conclusion: 'success', seconds: 21 }],
    },
  ]);
});

test('records why a phase failed, and lets the failure through', async () => {
  const timeline = aTimeline();
  const failure = new PhaseFailure('It broke', 'not ok 1');

  await assert.rejects(
    timeline.phase('Deploy', async () => {
      throw failure;
    }),
    failure,
  );

  assert.deepEqual(timeline.failed, {
    title: 'Deploy',
    startedAt: '2026-11-24T12:00:00.000Z',
    verdict: 'failed',
    message: 'It broke',
    log: 'not ok 1',
    seconds: 1.5,
  });
});

test('says of a phase that was interrupted that it was', async () => {
  const timeline = aTimeline();

  await assert.rejects(
    timeline.phase('Deploy', async () => AbortSignal.abort().throwIfAborted()),
  );

  assert.equal(timeline.failed.message, 'It was interrupted.');
});
