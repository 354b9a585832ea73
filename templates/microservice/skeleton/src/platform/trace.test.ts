import assert from 'node:assert/strict';
import { test } from 'node:test';
import { continueTrace, traceparent } from './trace.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parentId = '00f067aa0ba902b7';

test('continues the trace of the caller with a part of its own', () => {
  const trace = continueTrace(`00-${traceId}-${parentId}-01`);
  assert.equal(trace.traceId, traceId);
  assert.notEqual(trace.spanId, parentId);
  assert.equal(traceparent(trace), `00-${traceId}-${trace.spanId}-01`);
});

test('understands what later versions of the header append', () => {
  const trace = continueTrace(`cc-${traceId}-${parentId}-03-more`);
  assert.deepEqual([trace.traceId, trace.flags], [traceId, '01']);
});

for (const [what, header] of [
  ['none', undefined],
  ['an empty one', ''],
  ['an invalid version', `ff-${traceId}-${parentId}-01`],
  ['something after version 00', `00-${traceId}-${parentId}-01-more`],
  ['upper case', `00-${traceId.toUpperCase()}-${parentId}-01`],
  ['zeros for the trace', `00-${'0'.repeat(32)}-${parentId}-01`],
  ['zeros for the caller', `00-${traceId}-${'0'.repeat(16)}-01`],
] as const) {
  test(`begins a trace where the header is ${what}`, () => {
    const trace = continueTrace(header);
    assert.match(traceparent(trace), /^00-[\da-f]{32}-[\da-f]{16}-00$/);
    assert.notEqual(trace.traceId, traceId);
  });
}
