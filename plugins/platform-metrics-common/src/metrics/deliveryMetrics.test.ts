import fc from 'fast-check';
import { aReport, byWeek } from '../__testUtils__/aReport';
import { weekStart } from '../weeks/weekOf';
import type { Week } from '../weeks/Week';
import {
  changeFailureRate,
  changeFailureRateOver,
  reworkRate,
  type DeploymentCounts,
} from './deploymentRatios';
import { leadTime, leadTimeMs } from './leadTime';
import { recoveryTime, type Failure } from './recoveryTime';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function counts(
  productionDeployments: number,
  failedDeployments: number,
  unplannedDeployments: number,
): DeploymentCounts {
  return { productionDeployments, failedDeployments, unplannedDeployments };
}

describe('change failure rate and rework rate', () => {
  const countsIn = byWeek({
    '2026-10-12': counts(4, 1, 0),
    '2026-10-19': counts(6, 2, 1),
    '2026-11-23': counts(2, 0, 3),
  });

  it('are ratios over all production deployments of the range', () => {
    expect(changeFailureRate(countsIn, aReport())).toMatchObject({
      unit: 'ratio',
      value: 0.25,
      sampleSize: 8,
      previous: { value: 0.25, sampleSize: 4 },
      change: 0,
      reference: 0.05,
      bandSource: 'DORA 2024',
    });
    expect(reworkRate(countsIn, aReport())).toMatchObject({
      value: 0.5,
      sampleSize: 8,
      previous: { value: 0, sampleSize: 4 },
    });
  });

  it('have no band, no change from 0, and no data without deployments', () => {
    expect(changeFailureRate(countsIn, aReport()).band).toBeUndefined();
    expect(reworkRate(countsIn, aReport()).change).toBeUndefined();
    expect(reworkRate(countsIn, aReport()).bandSource).toBeUndefined();
    const { weekly } = changeFailureRate(countsIn, aReport());
    expect(weekly[0]).toEqual({
      week: '2026-10-19',
      value: 2 / 6,
      sampleSize: 6,
      isRunning: false,
    });
    expect(weekly[1]).toEqual({
      week: '2026-10-26',
      sampleSize: 0,
      isRunning: false,
    });
  });

  it('count of weeks together what they count of each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 12 }),
        fc.nat(12),
        (weeks, split) => {
          const names = weeks.map((_, index) => `${index}`);
          const countsOf = (week: Week) => {
            const [sound, failed] = weeks[Number(week)];
            return counts(sound + failed, failed, 0);
          };
          const over = (part: Week[]) => changeFailureRateOver(countsOf, part);
          const failedIn = (part: Week[]) =>
            Math.round((over(part).value ?? 0) * over(part).sampleSize);
          const [one, other] = [names.slice(0, split), names.slice(split)];
          expect(over(one).sampleSize + over(other).sampleSize).toBe(
            over(names).sampleSize,
          );
          expect(failedIn(one) + failedIn(other)).toBe(failedIn(names));
        },
      ),
    );
  });
});

describe('lead time', () => {
  it('is median and 90th percentile of all changes of the range, as they are', () => {
    const arrays = byWeek({
      '2026-10-12': [[9 * DAY]],
      '2026-10-19': [[1 * HOUR, 3 * HOUR], []],
      '2026-11-23': [[2 * HOUR, 4 * HOUR, 5 * HOUR]],
    });
    expect(leadTime(week => arrays(week) ?? [], aReport())).toMatchObject({
      unit: 'milliseconds',
      value: 3 * HOUR,
      p90: 276 * MINUTE,
      sampleSize: 5,
      band: 'elite',
      previous: { value: 9 * DAY, sampleSize: 1 },
    });
  });

  it('is from authoring to production, not negative by an author’s clock', () => {
    expect(leadTimeMs({ authoredAt: 5, deployedAt: 12 })).toBe(7);
    expect(leadTimeMs({ authoredAt: 15, deployedAt: 12 })).toBe(0);
  });
});

describe('recovery time', () => {
  const start = weekStart('2026-11-02', 'UTC');
  const end = weekStart('2026-11-16', 'UTC');

  function failure(after: number, recoveredAt?: number): Failure {
    return { finishedAt: start + after, recoveredAt };
  }

  function over(failures: Failure[], to = '2026-11-16') {
    return recoveryTime(
      week => (week === '2026-11-02' ? failures : []),
      aReport({ from: '2026-11-02', to }),
    );
  }

  it('is median and 90th percentile of what was recovered from; the rest is open', () => {
    expect(
      over([
        failure(HOUR, start + 4 * HOUR),
        failure(2 * HOUR),
        failure(0, start + HOUR),
        failure(HOUR, start + 3 * HOUR),
      ]),
    ).toMatchObject({
      value: 2 * HOUR,
      p90: 2.8 * HOUR,
      sampleSize: 3,
      open: 1,
    });
  });

  it('is never changed by a recovery after the range', () => {
    const sound = failure(0, start + HOUR);
    const [late, never, last] = [
      over([sound, failure(HOUR, end)]),
      over([sound, failure(HOUR)]),
      over([sound, failure(HOUR, end - 1)]),
    ];
    expect(late).toEqual(never);
    expect(late).toMatchObject({ value: HOUR, sampleSize: 1, open: 1 });
    expect(last).toMatchObject({ sampleSize: 2, open: 0 });
  });

  it('counts by week what was recovered from within the range', () => {
    const { weekly } = over([failure(0, end - 1)]);
    expect(weekly.map(({ sampleSize }) => sampleSize)).toEqual([1, 0]);
  });

  it('has a band from five recoveries on', () => {
    const sound = failure(0, start + HOUR);
    const open = failure(0);
    expect(over(Array(4).fill(sound).concat(open)).band).toBeUndefined();
    expect(over(Array(5).fill(sound)).band).toBe('high');
  });

  it('counts no failure as open where there is none', () => {
    expect(over([])).toMatchObject({ sampleSize: 0, open: 0 });
  });
});
