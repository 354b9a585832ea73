import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summary } from './summary.mjs';

const lastLine = results => summary(results).split('\n').pop();

test('the last line counts what passed and failed', () => {
  assert.equal(
    lastLine([
      { name: 'lint', verdict: 'passed', seconds: 1 },
      { name: 'unit', verdict: 'failed', seconds: 20 },
    ]),
    '1 passed, 1 failed',
  );
});

test('skipped checks are counted, and their rows say why', () => {
  const results = [
    { name: 'browser', verdict: 'skipped', seconds: 0, reason: 'no browser' },
  ];
  assert.equal(lastLine(results), '0 passed, 0 failed, 1 skipped');
  assert.match(summary(results), /browser\s+skipped\s+0 s\s+no browser/);
});
