import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readSettings } from './settings';

const read = (github?: JsonObject) =>
  readSettings(
    mockServices.rootConfig({
      data: github ? { platformMetrics: { github } } : {},
    }),
  );

it('reads a year back and looks every ten minutes, unless told otherwise', () => {
  expect(read()).toEqual({
    schedule: { frequency: { minutes: 10 }, timeout: { minutes: 30 } },
    backfillMs: 365 * 24 * 60 * 60_000,
    issues: {
      supportRequests: [],
      incidentLabels: ['incident'],
      squadLabelPrefix: undefined,
    },
    rateLimitReserve: 0.2,
  });
});

it('takes what is configured', () => {
  expect(
    read({
      schedule: { frequency: 'PT1H', timeout: 'PT5M' },
      backfill: { days: 30 },
      supportRequests: [{ repository: 'larkspur/platform', labels: ['help'] }],
      incidents: { labels: ['sev1', 'sev2'] },
      squadLabelPrefix: 'squad/',
      rateLimitReserve: 0,
    }),
  ).toMatchObject({
    backfillMs: 30 * 24 * 60 * 60_000,
    issues: {
      supportRequests: [{ repository: 'larkspur/platform', labels: ['help'] }],
      incidentLabels: ['sev1', 'sev2'],
      squadLabelPrefix: 'squad/',
    },
    rateLimitReserve: 0,
  });
});

it.each([
  [
    { supportRequests: [{ repository: 'platform' }] },
    "Invalid config at 'platformMetrics.github.supportRequests[0].repository': platform is no repository, expected <owner>/<name>",
  ],
  [
    { rateLimitReserve: 1 },
    "Invalid config at 'platformMetrics.github.rateLimitReserve': 1 is no share, expected one from 0 to below 1 such as 0.2",
  ],
  [
    { backfill: { days: 0 } },
    "Invalid config at 'platformMetrics.github.backfill': expected a duration longer than nothing",
  ],
  [{ backfill: 'a while' }, 'platformMetrics.github.backfill'],
  [{ schedule: { frequency: 'PT1H' } }, 'platformMetrics.github.schedule'],
])('refuses %j by its key', (github, message) => {
  expect(() => read(github)).toThrow(message);
});
