const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
];
const MOST = 5;

/** Marks for an axis of durations from zero: what clocks and calendars count in, a few of them. */
export function durationTicks(maxMs: number): number[] {
  const step =
    STEPS.find(candidate => maxMs <= candidate * MOST) ??
    Math.ceil(maxMs / MOST / DAY) * DAY;
  const count = Math.max(1, Math.ceil(maxMs / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
