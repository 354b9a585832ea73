import { durationTicks } from './durationTicks';

const HOUR = 3_600_000;

describe('durationTicks', () => {
  it('counts in units of clocks and calendars, and covers the longest', () => {
    expect(durationTicks(16.7 * HOUR)).toEqual(
      [0, 6, 12, 18].map(hours => hours * HOUR),
    );
    expect(durationTicks(0)).toHaveLength(2);
    for (const days of [0.01, 0.3, 3, 40, 400]) {
      const ticks = durationTicks(days * 24 * HOUR);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(days * 24 * HOUR);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });
});
