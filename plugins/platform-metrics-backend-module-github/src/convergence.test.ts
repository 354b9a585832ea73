import { aBusyWeek } from './__testUtils__/aBusyWeek';
import { disturbed } from './__testUtils__/disturbed';
import { GithubStage } from './__testUtils__/GithubStage';
import { SourceBench } from './__testUtils__/SourceBench';

// A GitHub of its own takes its time on a busy machine.
jest.setTimeout(120_000);

let stage: GithubStage;
let bench: SourceBench;

beforeAll(async () => {
  stage = await GithubStage.start();
  await aBusyWeek(stage);
  await stage.quiet();
  bench = await SourceBench.start({
    github: { host: stage.host, apiBaseUrl: stage.apiBaseUrl },
    entities: ['orders', 'stock'].map(name => stage.entity(name)),
    settings: {
      supportRequests: [
        { repository: 'larkspur/platform', labels: ['support'] },
      ],
    },
  });
});

afterAll(async () => {
  await bench?.stop();
  await stage?.stop();
});

async function clean(): Promise<unknown[]> {
  bench.clear();
  for (const { event, payload } of stage.deliveries) {
    await bench.deliver(event, payload);
  }
  await bench.reconcile();
  return bench.recorder.content();
}

it('knows the same facts by webhooks alone as by reading them', async () => {
  bench.clear();
  await bench.reconcile();
  const read = bench.recorder.content();
  bench.clear();
  for (const { event, payload } of stage.deliveries) {
    await bench.deliver(event, payload);
  }

  expect(bench.recorder.content()).toEqual(read);
});

it.each([1, 2, 3])(
  'ends with the facts of a clean run after one reconciliation, whatever happens to webhooks (seed %d)',
  async seed => {
    const expected = await clean();
    bench.clear();
    const arriving = disturbed(stage.deliveries, seed);
    const half = Math.floor(arriving.length / 2);
    for (const { event, payload } of arriving.slice(0, half)) {
      await bench.deliver(event, payload);
    }
    // Killed in the middle of its reconciliation; what comes meanwhile is lost.
    bench.killAfterRecords(4);
    await expect(bench.reconcile()).rejects.toThrow('killed');
    bench.revive();
    for (const { event, payload } of arriving.slice(half + 5)) {
      await bench.deliver(event, payload);
    }
    expect(bench.recorder.content()).not.toEqual(expected);

    await bench.reconcile();

    expect(bench.recorder.content()).toEqual(expected);
    expect(bench.recorder.of('deployment')).toHaveLength(12);
    expect(bench.recorder.of('support-request')).toHaveLength(4);
  },
);
