import { aReport } from '../__testUtils__/aReport';
import type { Week } from '../weeks/Week';
import { isRising, supportLoad, type SupportRequests } from './supportLoad';

function requests(
  since: Week | undefined,
  weeks: Record<Week, number>,
): SupportRequests {
  return { since, openedIn: week => weeks[week] ?? 0 };
}

/** Requests of the four complete weeks before the last four, and of these. */
function trendOf(before: number, recent: number, since = '2026-01-05') {
  return isRising(
    requests(since, { '2026-09-28': before, '2026-11-16': recent }),
    aReport().trend,
    aReport().settings,
  );
}

describe('support load', () => {
  it('is the mean of the last four complete weeks', () => {
    expect(
      supportLoad(
        requests('2026-01-05', {
          '2026-10-19': 70,
          '2026-10-26': 2,
          '2026-11-16': 4,
          '2026-11-23': 80,
        }),
        aReport(),
      ),
    ).toMatchObject({ value: 1.5, sampleSize: 6, isRising: false });
  });

  it('is over the weeks from which requests are known', () => {
    const known = requests('2026-11-09', { '2026-11-09': 2, '2026-11-16': 4 });
    const value = supportLoad(known, aReport());
    expect(value).toMatchObject({ value: 3, sampleSize: 6 });
    expect(value.weekly[2]).toEqual({
      week: '2026-11-02',
      sampleSize: 0,
      isRunning: false,
    });
  });

  it('has no data where no request is known', () => {
    expect(supportLoad(requests(undefined, {}), aReport())).toMatchObject({
      sampleSize: 0,
      isRising: false,
    });
    expect(
      supportLoad(requests(undefined, {}), aReport()).value,
    ).toBeUndefined();
  });

  it.each([
    [10, 12, false],
    [10, 13, true],
    [14, 17, true],
    [15, 18, true],
    [16, 19, false],
    [20, 23, false],
    [20, 24, true],
    [0, 2, false],
    [0, 3, true],
    [30, 30, false],
    [30, 10, false],
  ])('after %d requests, %d are rising: %s', (before, recent, expected) => {
    expect(trendOf(before, recent)).toBe(expected);
  });

  it('is not rising by not growing, however little is asked for', () => {
    const weeks = { '2026-09-28': 30, '2026-11-16': 30 };
    const report = aReport({ rising: { ratio: 0, requests: 0 } });
    expect(supportLoad(requests('2026-01-05', weeks), report).isRising).toBe(
      false,
    );
  });

  it('says nothing of weeks that have not begun', () => {
    const { weekly } = supportLoad(
      requests('2026-01-05', {}),
      aReport({ from: '2026-11-23', to: '2026-12-07' }),
    );
    expect(weekly).toEqual([
      { week: '2026-11-23', value: 0, sampleSize: 0, isRunning: true },
      { week: '2026-11-30', sampleSize: 0, isRunning: true },
    ]);
  });

  it('is not rising before eight weeks are known', () => {
    expect(trendOf(0, 30, '2026-09-28')).toBe(true);
    expect(trendOf(0, 30, '2026-10-05')).toBe(false);
  });

  it('is rising by the weeks up to the end of the range, the running one left out', () => {
    const report = aReport({ from: '2026-11-09', to: '2026-11-16' });
    expect(report.trend).toEqual({
      before: ['2026-09-21', '2026-09-28', '2026-10-05', '2026-10-12'],
      recent: ['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09'],
    });
    expect(aReport().trend.recent).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
    ]);
  });
});
