import { GithubStage } from '../__testUtils__/GithubStage';
import { SourceBench } from '../__testUtils__/SourceBench';

// A GitHub of its own takes its time on a busy machine.
jest.setTimeout(60_000);

let stage: GithubStage;
let bench: SourceBench;

beforeEach(async () => {
  stage = await GithubStage.start();
  await stage.create('orders');
  await stage.deploy('orders', 'main', 'in_progress', 'success');
  bench = await SourceBench.start({
    github: { host: stage.host, apiBaseUrl: stage.apiBaseUrl },
    entities: [stage.entity('orders')],
  });
});

afterEach(async () => {
  await bench?.stop();
  await stage?.stop();
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
