import { GithubStage } from '../__testUtils__/GithubStage';
import { SourceBench } from '../__testUtils__/SourceBench';

// A GitHub of its own takes its time on a busy machine.
jest.setTimeout(60_000);

let stage: GithubStage;
let bench: SourceBench;

beforeEach(async () => {
  stage = await GithubStage.start();
  for (const name of ['orders', 'stock']) {
    await stage.create(name);
    await stage.deploy(name, 'main', 'in_progress', 'success');
    await stage.deploy(name, 'main', 'in_progress', 'failure');
  }
  bench = await SourceBench.start({
    github: { host: stage.host, apiBaseUrl: stage.apiBaseUrl },
    entities: ['orders', 'stock'].map(name => stage.entity(name)),
  });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await bench?.stop();
  await stage?.stop();
});

it('goes on after a crash where it was', async () => {
  // Time flies, so that every commit is followed by a save.
  let now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => {
    now += 3000;
    return now;
  });
  // The repository, then its two deployments: the second is the last of it.
  bench.killAfterRecords(3);
  await expect(bench.reconcile()).rejects.toThrow('killed');
  const before = stage
    .takeExchanges()
    .filter(({ path }) => path.endsWith('/statuses?per_page=100'));
  expect(before).toHaveLength(2);

  bench.revive();
  await bench.reconcile();

  const after = stage
    .takeExchanges()
    .filter(({ path }) => path.endsWith('/statuses?per_page=100'));
  expect(after).not.toContainEqual(before[0]);
  expect(bench.recorder.of('deployment')).toHaveLength(4);
  expect(bench.recorder.of('deployment-status')).toHaveLength(8);
});

it('repairs what could not be recorded while the database was down', async () => {
  await bench.reconcile();
  const deployment = await stage.deploy('orders', 'main', 'success');
  bench.recorder.onRecord = () => {
    throw new Error('The database is down');
  };
  for (const { event, payload } of stage.deliveries) {
    await bench.deliver(event, payload);
  }
  expect(bench.complaints()).toContain(
    "GitHub's event 'deployment' could not be taken in, and is left to reconciliation: Error: The database is down",
  );

  bench.recorder.onRecord = () => {};
  await bench.reconcile();

  expect(bench.recorder.of('deployment-status')).toContainEqual(
    expect.objectContaining({
      deployment: String(deployment),
      state: 'success',
    }),
  );
});
