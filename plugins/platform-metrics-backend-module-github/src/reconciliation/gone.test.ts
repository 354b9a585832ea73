import { GithubStage } from '../__testUtils__/GithubStage';
import { SourceBench } from '../__testUtils__/SourceBench';

// A GitHub of its own takes its time on a busy machine.
jest.setTimeout(60_000);

const DAY_MS = 24 * 60 * 60_000;
const orders = { owner: 'larkspur', repo: 'orders' };

let stage: GithubStage;
let bench: SourceBench;

beforeEach(async () => {
  stage = await GithubStage.start();
  await stage.create('orders');
  bench = await SourceBench.start({
    github: { host: stage.host, apiBaseUrl: stage.apiBaseUrl },
    entities: [stage.entity('orders')],
    settings: { supportRequests: [{ repository: 'larkspur/orders' }] },
  });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await bench?.stop();
  await stage?.stop();
});

/** From now on it is a day later for the portal, which then looks at all. */
function nextDay() {
  const now = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => now() + DAY_MS);
}

it('withdraws what is no longer on GitHub, once a day', async () => {
  const kept = await stage.deploy('orders', 'main', 'success');
  const removed = await stage.deploy('orders', 'main', 'inactive');
  const { data: issue } = await stage.octokit.rest.issues.create({
    ...orders,
    title: 'How?',
  });
  await bench.reconcile();
  await stage.octokit.rest.repos.deleteDeployment({
    ...orders,
    deployment_id: removed,
  });
  await stage.octokit.graphql(
    'mutation ($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }',
    { id: issue.node_id },
  );

  nextDay();
  await bench.reconcile();

  expect(
    bench.recorder.of('deployment').map(({ externalId }) => externalId),
  ).toEqual([String(kept)]);
  expect(bench.recorder.withdrawn('deployment')).toEqual([String(removed)]);
  expect(bench.recorder.of('support-request')).toEqual([]);
});

it('withdraws a repository that is gone when it is missed a second time', async () => {
  await bench.reconcile();
  await stage.octokit.rest.repos.delete(orders);

  await bench.reconcile();
  expect(bench.recorder.of('repository')).toHaveLength(1);

  await bench.reconcile();
  expect(bench.recorder.of('repository')).toEqual([]);
  expect(bench.complaints()).toContain(
    `GitHub knows no repository http://${stage.host}/larkspur/orders, or the portal's token may not see it`,
  );
});

it('leaves one that GitHub never showed alone, and reads the others', async () => {
  await bench.stop();
  bench = await SourceBench.start({
    github: { host: stage.host, apiBaseUrl: stage.apiBaseUrl },
    entities: [stage.entity('missing'), stage.entity('orders')],
  });

  await bench.reconcile();

  expect(
    bench.recorder.of('repository').map(({ repository }) => repository),
  ).toEqual([expect.objectContaining({ repository: 'larkspur/orders' })]);
  expect(bench.progress.at(-1)).toEqual({ done: 2, total: 2 });
});
