import { formatDuration } from './formatDuration';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [740, '740 ms'],
    [1000, '1 s'],
    [59_400, '59 s'],
    [59_700, '1 min'],
    [6 * MINUTE + 20_000, '6 min 20 s'],
    [HOUR - 100, '1 h'],
    [3 * HOUR + 5 * MINUTE, '3 h 5 min'],
    [DAY - 1000, '1 d'],
    [2 * DAY + 4 * HOUR, '2 d 4 h'],
    [30 * DAY, '30 d'],
  ])('says %d ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
