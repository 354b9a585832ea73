import { text } from 'node:stream/consumers';
import type { MetricValue } from '@internal/plugin-platform-metrics-common';
import { parse } from 'csv-parse/sync';
import { openMetricsContentType, prometheusContentType } from 'prom-client';
import type { OpenMetricsInput } from '../service/reads/openMetrics';
import { csvOf } from './csv';
import { openMetricsText } from './openMetricsText';
import { tableOf, tableOfBatches } from './Table';

describe('CSV', () => {
  it('keeps spreadsheets from running what people wrote, and numbers as they are', async () => {
    const written = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', 'a=b', 'a,"b"\nc'];
    const table = tableOf(
      { text: row => row, number: () => -0.25, truth: () => true },
      written,
    );

    const [header, ...rows] = parse(await text(csvOf(table)));
    expect(header).toEqual(['text', 'number', 'truth']);
    expect(rows).toEqual([
      ["'=1+1", '-0.25', 'true'],
      ["'+1", '-0.25', 'true'],
      ["'-1", '-0.25', 'true'],
      ["'@SUM(A1)", '-0.25', 'true'],
      ["'\tx", '-0.25', 'true'],
      ['a=b', '-0.25', 'true'],
      ['a,"b"\nc', '-0.25', 'true'],
    ]);
  });

  it('has a header without any row, and empty cells for what is absent', async () => {
    await expect(text(csvOf(tableOf({ a: () => 1 }, [])))).resolves.toBe('a\n');
    await expect(
      text(csvOf(tableOf({ a: () => undefined, b: () => 1 }, [{}]))),
    ).resolves.toBe('a,b\n,1\n');
  });

  it('ends where reading fails, rather than as if it were complete', async () => {
    async function* batches() {
      yield [1];
      throw new Error('the database is gone');
    }
    await expect(
      text(csvOf(tableOfBatches({ a: () => 1 }, batches()))),
    ).rejects.toThrow('the database is gone');
  });
});

describe('OpenMetrics', () => {
  const leadTime: MetricValue = {
    metric: 'leadTime',
    unit: 'milliseconds',
    value: 90_000,
    p90: 120_500,
    sampleSize: 3,
    weekly: [],
  };
  const noData: MetricValue = {
    metric: 'deploymentFrequency',
    unit: 'perWeek',
    sampleSize: 0,
    weekly: [],
  };
  const input: OpenMetricsInput = {
    total: [leadTime],
    squads: [
      {
        subject: { ref: 'group:default/payments', title: 'Payments' },
        metrics: [leadTime, noData],
      },
    ],
  };

  it('tells durations in seconds, by squad and of everybody', async () => {
    const lines = (await openMetricsText(input, prometheusContentType)).split(
      '\n',
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        '# TYPE platform_metrics_lead_time_seconds gauge',
        'platform_metrics_lead_time_seconds{squad="group:default/payments"} 90',
        'platform_metrics_lead_time_p90_seconds{squad="group:default/payments"} 120.5',
        'platform_metrics_lead_time_samples{squad="group:default/payments"} 3',
        'platform_metrics_organization_lead_time_seconds 90',
      ]),
    );
  });

  it('has no sample where there is no data', async () => {
    const exposed = await openMetricsText(input, prometheusContentType);

    expect(exposed).not.toContain('platform_metrics_deployments_per_week');
    expect(exposed).toContain(
      'platform_metrics_deployments_samples{squad="group:default/payments"} 0',
    );
    expect(exposed).not.toContain('NaN');
  });

  it('ends as OpenMetrics demands where that is asked for', async () => {
    await expect(
      openMetricsText(input, openMetricsContentType),
    ).resolves.toMatch(/[^\n]\n# EOF\n$/);
  });
});
