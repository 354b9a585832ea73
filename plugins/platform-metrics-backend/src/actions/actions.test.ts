import { mockCredentials } from '@backstage/backend-test-utils';
import { MetricsBench } from '../__testUtils__/MetricsBench';

let bench: MetricsBench;
beforeAll(async () => {
  bench = await MetricsBench.start();
});
afterAll(() => bench?.stop());

const invoke = (action: string, json: object, credentials?: string) =>
  bench.request(
    'POST',
    `/.backstage/actions/v1/actions/platform-metrics:${action}/invoke`,
    { json, credentials },
  );

const aDeployment = {
  source: 'argo-cd',
  id: 'orders-1',
  repository: 'larkspur/orders',
  environment: 'production',
  sha: 'c0ffee1',
  state: 'success',
};

it('reports a deployment, and says where it is wrong', async () => {
  const reported = await invoke('report-deployment', aDeployment);
  expect(reported.body.output).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/),
  });

  const refused = await invoke('report-deployment', {
    ...aDeployment,
    sha: 'main',
  });
  expect(refused.status).toBe(400);
  expect(refused.body.error.message).toContain('sha: expected');
});

it('answers a metric as the API does', async () => {
  const { body } = await invoke('get-metric', { metric: 'supportLoad' });
  const series = await bench.get('/series/supportLoad');

  expect(body.output).toMatchObject({
    subject: 'organization',
    from: series.body.range.from,
    result: { weekly: series.body.total.weekly },
  });
});

it('answers every metric at once', async () => {
  const { body } = await invoke('get-summary', { from: '2026-09-07' });

  expect(body.output.metrics).toHaveLength(7);
});

it('says how to find a squad that it does not know', async () => {
  const { status, body } = await invoke('get-metric', {
    metric: 'leadTime',
    squad: 'nobody',
  });
  expect(status).toBe(400);
  expect(body.error.message).toContain('list-squads');
});

it('keeps a baseline', async () => {
  const { body } = await invoke('set-baseline', {
    metric: 'changeFailureRate',
    value: 0.2,
  });
  expect(body.output).toEqual({
    subject: 'organization',
    value: 0.2,
    unit: 'ratio',
    origin: 'entered',
  });

  const { body: kept } = await bench.get('/baselines');
  expect(kept.items).toMatchObject([
    { metric: 'changeFailureRate', value: 0.2, updatedBy: 'user:default/mock' },
  ]);
});

it('tells nothing to who is not signed in', async () => {
  const { status } = await invoke(
    'list-squads',
    {},
    mockCredentials.none.header(),
  );
  expect(status).toBe(401);
});
