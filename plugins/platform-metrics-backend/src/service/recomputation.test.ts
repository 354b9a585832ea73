import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { metrics } from '@internal/plugin-platform-metrics-common';
import { metricSourcesExtensionPoint } from '@internal/plugin-platform-metrics-node';
import { companyFacts, serviceNames } from '../__testUtils__/companyFacts';
import { aGroup, aService } from '../__testUtils__/entities';
import { MetricsBench } from '../__testUtils__/MetricsBench';

const run = promisify(execFile);
const script = resolvePackagePath(
  '@internal/plugin-platform-metrics-backend',
  'scripts',
  'recompute-metrics.mjs',
);
const DAY = 24 * 60 * 60 * 1000;
const squads = ['payments', 'search', 'identity', 'fulfilment', 'growth'];
const servicesOfSquad = 12;
const services = squads.length * servicesOfSquad;

const company = createBackendModule({
  pluginId: 'platform-metrics',
  moduleId: 'company',
  register(env) {
    env.registerInit({
      deps: { sources: metricSourcesExtensionPoint },
      async init({ sources }) {
        sources.addSource({
          id: 'github',
          title: 'GitHub',
          start: async ({ recorder }) =>
            recorder.record(
              companyFacts({
                squads,
                servicesOfSquad,
                now: Date.now(),
                seed: 20_261_124,
              }),
            ),
        });
      },
    });
  },
});

let bench: MetricsBench;
beforeAll(async () => {
  bench = await MetricsBench.start({
    entities: squads.flatMap(squad => [
      aGroup(squad),
      ...serviceNames(squad, servicesOfSquad).map((name, index) =>
        // Systems and squads cross.
        aService(name, { owner: squad, system: `system-${index % 3}` }),
      ),
    ]),
    timeZone: 'America/New_York',
    sources: [company],
  });
  await untilOwned();
  for (const metric of metrics) {
    await bench.request('POST', '/baselines/computation', {
      json: { metric, subject: 'organization' },
    });
  }
  await bench.request('POST', '/baselines/computation', {
    json: { metric: 'leadTime', subject: 'group:default/search' },
  });
}, 120_000);
afterAll(() => bench?.stop());

it('has facts in which everything comes up', async () => {
  const { body } = await bench.get('/summary');
  const values = Object.fromEntries(
    body.metrics.map((value: { metric: string }) => [value.metric, value]),
  );
  expect(body).toMatchObject({ squads: squads.length, services });
  expect(values.timeToFirstDeployment.waiting).toBeGreaterThan(0);
  expect(values.recoveryTime.open).toBeGreaterThan(0);
  expect(values.supportLoad.isRising).toBe(true);
  expect(values.reworkRate.value).toBeGreaterThan(0);
  for (const value of Object.values<{ sampleSize: number }>(values)) {
    expect(value.sampleSize).toBeGreaterThan(5);
    expect(value).toHaveProperty('baseline.sampleSize');
  }
});

it.each([
  ['of the last weeks', 12],
  // From so long ago, clocks were changed twice.
  ['of a year', 53],
])(
  'finds every number %s again in the CSV of facts, to the last digit',
  async (_, weeks) => {
    const from = new Date(Date.now() - weeks * 7 * DAY);
    const { stdout, stderr } = await run(process.execPath, [
      script,
      bench.url,
      mockCredentials.user.token(),
      from.toISOString().slice(0, 10),
      // Where numbers differ it fails, and says which.
    ]).catch(failure => failure);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^\d{5,} numbers compared, 0 differ\n$/);
  },
  120_000,
);

/** The catalog is asked whose services are once there are facts of them. */
async function untilOwned() {
  let owned = 0;
  while (owned < services) {
    const { body } = await bench.get('/summary');
    owned = body.services;
  }
}
