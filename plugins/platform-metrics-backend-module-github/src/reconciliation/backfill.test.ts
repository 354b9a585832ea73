import { GithubStage } from '../__testUtils__/GithubStage';
import { SourceBench } from '../__testUtils__/SourceBench';

// A GitHub of its own takes its time on a busy machine.
jest.setTimeout(120_000);

/** More than a page of GitHub's lists. */
const DEPLOYMENTS = 102;

let stage: GithubStage;
let bench: SourceBench;

beforeAll(async () => {
  stage = await GithubStage.start();
  await stage.create('orders');
  for (let nth = 1; nth <= DEPLOYMENTS; nth++) {
    await stage.deploy('orders', 'main', 'success');
  }
  await stage.quiet();
  bench = await SourceBench.start({
    github: { host: stage.host, apiBaseUrl: stage.apiBaseUrl },
    entities: [stage.entity('orders')],
  });
});

beforeEach(() => {
  bench.clear();
  stage.takeExchanges();
});

afterEach(() => {
  jest.restoreAllMocks();
});

afterAll(async () => {
  await bench?.stop();
  await stage?.stop();
});

/** What was asked about deployments. */
function asked(): string[] {
  return stage
    .takeExchanges()
    .map(({ path }) => path)
    .filter(path => /deployments|graphql/.test(path))
    .map(path => path.replace(/.*\/orders/, ''));
}

it('asks for the statuses of a page of deployments at once', async () => {
  await bench.reconcile();

  expect(asked()).toEqual([
    '/deployments?per_page=100',
    '/graphql',
    '/deployments?per_page=100&page=2',
    '/graphql',
  ]);
  expect(bench.recorder.of('deployment')).toHaveLength(DEPLOYMENTS);
  expect(bench.recorder.of('deployment-status')).toHaveLength(DEPLOYMENTS);
});

it('reads the facts that webhooks tell', async () => {
  await bench.reconcile();
  const read = bench.recorder.content();
  bench.clear();

  for (const { event, payload } of stage.deliveries) {
    await bench.deliver(event, payload);
  }

  expect(bench.recorder.content()).toEqual(read);
});

it('goes on after a crash where it was', async () => {
  // Time flies, so that every commit is followed by a save.
  let now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => {
    now += 3000;
    return now;
  });
  // The repository, then two pages of deployments, of which the second is lost.
  bench.killAfterRecords(2);
  await expect(bench.reconcile()).rejects.toThrow('killed');
  expect(bench.recorder.of('deployment')).toHaveLength(100);
  asked();

  bench.revive();
  await bench.reconcile();

  expect(asked()).toEqual([
    '/deployments?per_page=100',
    '/deployments?per_page=100&page=2',
    '/graphql',
  ]);
  expect(bench.recorder.of('deployment')).toHaveLength(DEPLOYMENTS);
});

it('asks alone for one that has more statuses than come at once', async () => {
  const busy = await stage.deploy(
    'orders',
    'main',
    ...Array.from({ length: 101 }, () => 'in_progress' as const),
  );
  await stage.deploy('orders', 'main', 'success');
  stage.takeExchanges();

  await bench.reconcile();

  expect(asked().filter(path => path.includes('/statuses'))).toEqual([
    `/deployments/${busy}/statuses?per_page=100`,
    `/deployments/${busy}/statuses?per_page=100&page=2`,
  ]);
  expect(
    bench.recorder
      .of('deployment-status')
      .filter(({ deployment }) => deployment === String(busy)),
  ).toHaveLength(101);
});
