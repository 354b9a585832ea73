import { MetricsBench } from '../../__testUtils__/MetricsBench';

let bench: MetricsBench;
beforeEach(async () => {
  bench = await MetricsBench.start();
});
afterEach(() => bench?.stop());

const SHA = 'c0ffee'.padEnd(40, '0');
const START = Date.now() - 3_600_000;
const at = (minutes: number) =>
  new Date(START + minutes * 60_000).toISOString();

let events = 0;
function anEvent(type: string, minutes: number, subject: object) {
  events += 1;
  const context = {
    specversion: '0.5.1',
    id: `event-${events}`,
    source: '/argo-cd/larkspur',
    type: `dev.cdevents.${type}.0.3.0`,
    timestamp: at(minutes),
  };
  return {
    specversion: '1.0',
    id: context.id,
    source: context.source,
    type: context.type,
    time: context.timestamp,
    datacontenttype: 'application/json',
    data: { context, subject },
  };
}

const aDeployment = (minutes: number, artifactId: string, id = 'orders') =>
  anEvent('service.deployed', minutes, {
    id,
    content: { environment: { id: 'production' }, artifactId },
  });

const anIncident = (what: string, minutes: number, environment = 'prod') =>
  anEvent(`incident.${what}`, minutes, {
    id: 'incident-123',
    source: '/monitoring',
    content: { environment: { id: environment }, service: { id: 'orders' } },
  });

const send = (json: unknown, headers = {}) =>
  bench.request('POST', '/events', { json, headers });

it('counts what was deployed, and knows repository and commit by the artifact', async () => {
  const { body } = await send(
    [aDeployment(0, `pkg:github/larkspur/orders@${SHA}`, 'anything at all')],
    { 'content-type': 'application/cloudevents-batch+json' },
  );
  expect(body).toMatchObject({ recorded: 1 });

  const facts = await bench.get('/facts/deployment');
  expect(facts.body.items).toMatchObject([
    {
      source: 'cdevents',
      repository: 'larkspur/orders',
      sha: SHA,
      tier: 'production',
      finishedAt: at(0),
    },
  ]);
});

it('finds the service in the catalog where the artifact is an image', async () => {
  await send(aDeployment(0, `pkg:oci/orders@sha256%3A${'ab'.repeat(32)}`));

  const { body } = await bench.get('/facts/deployment');
  expect(body.items).toMatchObject([
    { repository: 'larkspur/orders', sha: 'ab'.repeat(32) },
  ]);
});

it('takes an event whose context is in the headers', async () => {
  const { data, ...context } = aDeployment(
    0,
    `pkg:oci/orders@sha256%3A${'ab'.repeat(32)}?vcs_url=git%2Bhttps%3A%2F%2Fgithub.com%2Flarkspur%2Fquotes%40${SHA}`,
  );
  const { body } = await send(data, {
    'ce-specversion': context.specversion,
    'ce-id': context.id,
    'ce-source': context.source,
    'ce-type': context.type,
    'ce-time': context.time,
  });
  expect(body.recorded).toBe(1);

  const facts = await bench.get('/facts/deployment');
  expect(facts.body.items).toMatchObject([
    { repository: 'larkspur/quotes', sha: SHA },
  ]);
});

it.each([
  ['in order', [0, 1, 2]],
  ['backwards', [2, 1, 0]],
  ['twice and mixed', [1, 2, 0, 1, 2, 0]],
])('makes one incident of what is told of it %s', async (_, order) => {
  const told = [
    anIncident('detected', 0),
    anIncident('reported', 5),
    anIncident('resolved', 30),
  ];
  for (const index of order) {
    await send(told[index]);
  }

  const { body } = await bench.get('/facts/incident');
  expect(body.items).toMatchObject([{ openedAt: at(0), resolvedAt: at(30) }]);
});

it('makes one support request of a ticket', async () => {
  const aTicket = (what: string, minutes: number) =>
    anEvent(`ticket.${what}`, minutes, {
      id: 'ticket-1',
      content: { group: 'platform', uri: 'https://tickets.example/1' },
    });
  await send([aTicket('created', 0), aTicket('closed', 10)]);

  const { body } = await bench.get('/facts/support-request');
  expect(body.items).toMatchObject([
    { channel: 'platform', openedAt: at(0), closedAt: at(10) },
  ]);
});

it('says of each event that does not count why not', async () => {
  const { status, body } = await send([
    anEvent('build.finished', 0, { id: 'build-1', content: {} }),
    anEvent('service.removed', 0, { id: 'orders', content: {} }),
    anIncident('detected', 0, 'staging'),
    aDeployment(0, 'orders:latest'),
    aDeployment(0, `pkg:oci/x@sha256%3A${'ab'.repeat(32)}`, '/namespace/x'),
    { specversion: '1.0' },
  ]);

  expect(status).toBe(200);
  expect(body).toMatchObject({ recorded: 0, ignored: 2, rejected: 4 });
  expect(
    body.items.map(
      ({ error, reason }: { error?: { message: string }; reason?: string }) =>
        error?.message ?? reason,
    ),
  ).toEqual([
    expect.stringContaining(
      'dev.cdevents.build.finished.0.3.0 is not supported',
    ),
    'service.removed is in no metric',
    'staging is not in the tier production',
    expect.stringContaining('expected a package URL'),
    expect.stringContaining('Nothing tells which service /namespace/x is'),
    expect.stringContaining('No CloudEvent'),
  ]);
});
