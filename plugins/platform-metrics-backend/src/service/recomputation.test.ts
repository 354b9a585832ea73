import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { MetricsBench } from '../__testUtils__/MetricsBench';

const run = promisify(execFile);
const script = resolvePackagePath(
  '@internal/plugin-platform-metrics-backend',
  'scripts',
  'recompute-metrics.mjs',
);
const HOUR = 60 * 60 * 1000;
const iso = (hoursAgo: number) =>
  new Date(Date.now() - hoursAgo * HOUR).toISOString();

let bench: MetricsBench;
beforeEach(async () => {
  bench = await MetricsBench.start();
});
afterEach(() => bench?.stop());

it('finds every number again in the CSV of facts, to the last digit', async () => {
  const numbers = Array.from({ length: 300 }, (_, number) => number);
  await bench.request('POST', '/deployments', {
    json: {
      items: numbers.map(number => ({
        source: 'argo-cd',
        id: `orders-${number}`,
        repository: 'larkspur/orders',
        environment: number % 5 === 0 ? 'staging' : 'production',
        sha: (number % 7 === 6 ? number - 3 : number)
          .toString(16)
          .padStart(40, '0'),
        state: number % 11 === 0 ? 'failure' : 'success',
        finishedAt: iso(1 + number * 11.3),
      })),
    },
  });
  await bench.request('POST', '/incidents', {
    json: {
      items: numbers.slice(0, 40).map(number => ({
        source: 'argo-cd',
        id: `incident-${number}`,
        repository: 'larkspur/orders',
        openedAt: iso(number * 83),
        ...(number % 3 > 0 && { resolvedAt: iso(number * 83 - 0.7) }),
        causedBy: { deployment: `orders-${number * 7}` },
      })),
    },
  });
  await bench.request('POST', '/support-requests', {
    json: {
      items: numbers.map(number => ({
        source: 'desk',
        id: `${number}`,
        openedAt: iso(number * 9.1),
        channel: '#platform-help',
        ...(number % 4 > 0 && { squad: 'group:default/payments' }),
      })),
    },
  });

  await untilOwned();
  const { stdout, stderr } = await run(process.execPath, [
    script,
    bench.url,
    mockCredentials.user.token(),
    // Where numbers differ it fails, and says which.
  ]).catch(failure => failure);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^\d{3,} numbers compared, 0 differ\n$/);
}, 60_000);

/** The catalog is asked whose services are once there are facts of them. */
async function untilOwned() {
  let owned = 0;
  while (owned === 0) {
    const { body } = await bench.get('/directory');
    owned = body.squads[0]?.services ?? 0;
  }
}
