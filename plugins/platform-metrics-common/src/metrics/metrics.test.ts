import { defaultMetricsSettings } from '../settings/defaultMetricsSettings';
import { changeFailureRate } from './deploymentRatios';
import { leadTime } from './leadTime';
import { metrics } from './metrics';
import { metricDefinitions } from './definitions';
import { reportOn } from './Report';

describe('metrics', () => {
  it('are each defined, under their own names', () => {
    expect(Object.keys(metricDefinitions)).toEqual([...metrics]);
    for (const metric of metrics) {
      expect(metricDefinitions[metric].id).toBe(metric);
    }
  });

  it('leave a week behind as soon as it is over', () => {
    const range = { from: '2026-11-16', to: '2026-11-23' };
    const end = Date.UTC(2026, 10, 23);
    const isRunningAt = (now: number) =>
      reportOn(range, now, defaultMetricsSettings).period.weeks[0].isRunning;
    expect(isRunningAt(end - 1)).toBe(true);
    expect(isRunningAt(end)).toBe(false);
  });

  it('have no data without facts', () => {
    const report = reportOn(
      { from: '2026-11-02', to: '2026-11-30' },
      Date.UTC(2026, 10, 24),
      defaultMetricsSettings,
    );
    expect(leadTime(() => [], report)).toEqual({
      metric: 'leadTime',
      unit: 'milliseconds',
      sampleSize: 0,
      bandSource: 'DORA 2024',
      previous: { sampleSize: 0 },
      weekly: [
        { week: '2026-11-02', sampleSize: 0, isRunning: false },
        { week: '2026-11-09', sampleSize: 0, isRunning: false },
        { week: '2026-11-16', sampleSize: 0, isRunning: false },
        { week: '2026-11-23', sampleSize: 0, isRunning: true },
      ],
    });
    expect(changeFailureRate(() => undefined, report).value).toBeUndefined();
  });
});
