import { axisTicks } from './axisTicks';

describe('axisTicks', () => {
  it.each([
    [0, [0, 1]],
    [0.4, [0, 1]],
    [8, [0, 2, 4, 6, 8]],
    [14.7, [0, 5, 10, 15]],
    [27, [0, 10, 20, 30]],
  ])('marks counts up to %d by round numbers', (max, ticks) => {
    expect(axisTicks(max, 'perWeek')).toEqual(ticks);
  });

  it.each([
    [0, ['0 %', '1 %']],
    [0.218, ['0 %', '5 %', '10 %', '15 %', '20 %', '25 %']],
    [0.6, ['0 %', '20 %', '40 %', '60 %']],
    [1, ['0 %', '20 %', '40 %', '60 %', '80 %', '100 %']],
  ])('marks shares up to %d by round percentages', (max, ticks) => {
    expect(
      axisTicks(max, 'ratio').map(tick => `${Math.round(tick * 1000) / 10} %`),
    ).toEqual(ticks);
  });

  it('marks durations by what clocks count in', () => {
    expect(axisTicks(90 * 60_000, 'milliseconds')).toEqual([
      0, 1_800_000, 3_600_000, 5_400_000,
    ]);
  });
});
