import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../temporary-folder.mjs';
import { table, verdictOf, writeJson, writeJunit } from './report.mjs';

const aPhase = (phase = {}) => ({
  title: 'Create orders by the form',
  verdict: 'passed',
  seconds: 4.2,
  ...phase,
});

function aResult({ phases = [aPhase()], seconds = 90, minutes = 10 } = {}) {
  return verdictOf({
    template: { ref: 'template:default/microservice' },
    portalUrl: 'http://localhost:7007',
    made: { name: 'orders', repositoryUrl: 'http://localhost:7008/l/orders' },
    minutes,
    timeline: {
      phases,
      failed: phases.find(({ verdict }) => verdict === 'failed'),
      result: {
        ideaToStagingSeconds: seconds,
        changeToStagingSeconds: 61,
        load: { requests: 500, failed: 0, slowestMs: 40 },
      },
    },
  });
}

test('a walk within the target passed', () => {
  const result = aResult();

  assert.equal(result.verdict, 'passed');
  assert.equal(
    table(result),
    [
      '✓ Create orders by the form       4.2 s',
      '',
      'Idea to staging: 1 min 30 s, within the target of 10 min',
      'Change to staging: 1 min 1 s, 0 of 500 requests failed, the slowest took 40 ms',
    ].join('\n'),
  );
});

test('a walk that took longer failed, though every phase passed', () => {
  const result = aResult({ seconds: 61, minutes: 1 });

  assert.equal(result.verdict, 'failed');
  assert.match(table(result), /beyond the target of 1 min/);
});

test('a walk with a phase that failed has no figures to show', () => {
  const result = aResult({
    phases: [aPhase({ verdict: 'failed' })],
    seconds: undefined,
  });

  assert.equal(result.verdict, 'failed');
  assert.match(table(result), /^✗ Create orders/);
});

test('JUnit names the phase that failed, with its log', t => {
  const file = join(temporaryFolder(t), 'reports', 'golden-path.xml');
  const failed = aPhase({
    title: 'The workflow deploys it to staging',
    verdict: 'failed',
    message: "The job 'test' ended with failure",
    log: 'expected <1> & "2"\u001b[0m',
  });

  writeJunit(file, aResult({ phases: [aPhase(), failed], minutes: 1 }));

  const xml = readFileSync(file, 'utf8');
  assert.match(xml, /tests="3" failures="2"/);
  assert.match(
    xml,
    /<failure message="The job 'test' ended with failure">expected &lt;1&gt; &amp; &quot;2&quot;\[0m<\/failure>/,
  );
  assert.match(xml, /name="Idea to staging within 1 min"/);
});

test('JSON holds the whole timeline', t => {
  const file = join(temporaryFolder(t), 'golden-path.json');
  const result = aResult();

  writeJson(file, result);

  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), result);
});
