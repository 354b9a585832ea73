import { mockCredentials } from '@backstage/backend-test-utils';
import { MetricsBench } from './__testUtils__/MetricsBench';

let bench: MetricsBench;
beforeEach(async () => {
  bench = await MetricsBench.start();
});
afterEach(() => bench?.stop());

const aDeployment = (content: object = {}) => ({
  source: 'argo-cd',
  id: 'orders-1',
  repository: 'larkspur/orders',
  environment: 'production',
  sha: 'c0ffee'.padEnd(40, '0'),
  state: 'success',
  finishedAt: new Date(Date.now() - 60_000).toISOString(),
  ...content,
});

it('counts a deployment as soon as it is reported', async () => {
  const reported = await bench.request('POST', '/deployments', {
    json: { items: [aDeployment(), aDeployment({ id: 'orders-2' })] },
  });
  expect(reported.body).toMatchObject({ recorded: 2, rejected: 0 });

  const { body } = await bench.get('/facts/deployment');
  expect(body).toMatchObject({
    totalItems: 2,
    items: [
      { source: 'argo-cd', tier: 'production', state: 'success' },
      { source: 'argo-cd', tier: 'production', state: 'success' },
    ],
  });
});

it('records nothing twice', async () => {
  const json = { items: [aDeployment(), aDeployment()] };
  const first = await bench.request('POST', '/deployments', { json });
  const second = await bench.request('POST', '/deployments', { json });

  expect(second.body).toEqual(first.body);
  const { body } = await bench.get('/facts/deployment');
  expect(body.totalItems).toBe(1);
});

it('rejects what is wrong by itself, and says where', async () => {
  const { status, body } = await bench.request('POST', '/deployments', {
    json: {
      items: [
        aDeployment({ sha: 'main' }),
        aDeployment(),
        aDeployment({ source: 'github' }),
        aDeployment({ repository: undefined, service: 'component:default/x' }),
        {},
      ],
    },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    recorded: 1,
    rejected: 4,
    items: [
      { index: 0, status: 'rejected', error: { field: '/sha' } },
      { index: 1, status: 'recorded' },
      { index: 2, status: 'rejected', error: { field: '/source' } },
      {
        index: 3,
        error: {
          field: '/service',
          message: expect.stringContaining('The catalog has no component'),
        },
      },
      { index: 4, status: 'rejected' },
    ],
  });
});

it('finds the repository of a service by its entity', async () => {
  const { body } = await bench.request('POST', '/deployments', {
    json: {
      items: [
        aDeployment({
          repository: undefined,
          service: 'Component:default/orders',
        }),
      ],
    },
  });
  expect(body.recorded).toBe(1);
  const facts = await bench.get('/facts/deployment');
  expect(facts.body.items[0].repository).toBe('larkspur/orders');
});

it.each([
  ['/summary?from=soon', 400, 'from'],
  ['/summary?from=2026-02-30', 400, 'from'],
  ['/summary?from=2026-11-02&to=2026-10-01', 400, 'to'],
  ['/summary?colour=red', 400, 'colour'],
  ['/services?limit=0', 400, 'limit'],
  ['/series/velocity', 400, 'metric'],
  [`/facts/incident/${'0'.repeat(32)}`, 404, 'incident'],
])('answers %s with %s and what is wrong', async (path, expected, named) => {
  const { status, body } = await bench.get(path);

  expect(status).toBe(expected);
  expect(body.error.message).toContain(named);
});

it('says which media types it takes', async () => {
  const { status, body } = await bench.request('POST', '/deployments', {
    csv: 'id\n',
  });
  expect(status).toBe(415);
  expect(body.error.message).toContain('application/json');
});

it('answers what is too large with 413', async () => {
  const { status } = await bench.request('POST', '/imports?kind=incidents', {
    csv: 'x'.repeat(6_000_000),
  });
  expect(status).toBe(413);
});

it('tells nothing to who is not signed in', async () => {
  const { status } = await bench.get('/summary', mockCredentials.none.header());
  expect(status).toBe(401);
});
