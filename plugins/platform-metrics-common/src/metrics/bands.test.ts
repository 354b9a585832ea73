import { defaultMetricsSettings } from '../settings/defaultMetricsSettings';
import { bandOf } from './bands';
import { baselineRange } from './baseline';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

describe('a band', () => {
  it.each([
    ['deploymentFrequency', 7, 'elite'],
    ['deploymentFrequency', 6.9, 'high'],
    ['deploymentFrequency', 1, 'high'],
    ['deploymentFrequency', 0.9, 'medium'],
    ['deploymentFrequency', 7 / 30, 'medium'],
    ['deploymentFrequency', 0.2, 'low'],
    ['deploymentFrequency', 0, 'low'],
    ['leadTime', DAY - 1, 'elite'],
    ['leadTime', DAY, 'high'],
    ['leadTime', 7 * DAY, 'medium'],
    ['leadTime', 30 * DAY, 'low'],
    ['recoveryTime', HOUR - 1, 'elite'],
    ['recoveryTime', HOUR, 'high'],
    ['recoveryTime', DAY, 'medium'],
    ['recoveryTime', 7 * DAY, 'low'],
  ] as const)('of %s %d is %s', (metric, value, band) => {
    expect(bandOf(metric, value, 5, defaultMetricsSettings)).toBe(band);
  });

  it('is none of a small sample, of no data, and of metrics without clusters', () => {
    expect(bandOf('leadTime', 1, 4, defaultMetricsSettings)).toBeUndefined();
    expect(
      bandOf('leadTime', undefined, 5, defaultMetricsSettings),
    ).toBeUndefined();
    expect(
      bandOf('changeFailureRate', 0.01, 99, defaultMetricsSettings),
    ).toBeUndefined();
    expect(
      bandOf('reworkRate', 0.01, 99, defaultMetricsSettings),
    ).toBeUndefined();
  });
});

describe('the range of a baseline', () => {
  const wednesday = Date.UTC(2026, 10, 25);

  it('is the twelve weeks before that of the first golden-path service', () => {
    expect(baselineRange(wednesday, '2025-01-06', 'UTC')).toEqual({
      from: '2026-08-31',
      to: '2026-11-23',
    });
  });

  it('is shorter where less is known, and absent where nothing is', () => {
    expect(baselineRange(wednesday, '2026-11-09', 'UTC')).toEqual({
      from: '2026-11-09',
      to: '2026-11-23',
    });
    expect(baselineRange(wednesday, '2026-11-23', 'UTC')).toBeUndefined();
    expect(baselineRange(wednesday, undefined, 'UTC')).toBeUndefined();
  });
});
