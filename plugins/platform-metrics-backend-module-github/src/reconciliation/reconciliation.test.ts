import type { Checkout } from '../__testUtils__/Checkout';
import { GithubStage } from '../__testUtils__/GithubStage';
import { SourceBench } from '../__testUtils__/SourceBench';

// A GitHub of its own takes its time on a busy machine.
jest.setTimeout(60_000);

let stage: GithubStage;
let bench: SourceBench;
let checkout: Checkout;

const orders = { owner: 'larkspur', repo: 'orders' };

beforeEach(async () => {
  stage = await GithubStage.start();
  checkout = await stage.create('orders');
  bench = await SourceBench.start({
    github: { host: stage.host, apiBaseUrl: stage.apiBaseUrl },
    entities: [stage.entity('orders')],
    settings: {
      supportRequests: [{ repository: 'larkspur/orders', labels: ['support'] }],
      squadLabelPrefix: 'squad/',
    },
  });
});

afterEach(async () => {
  bench?.requireNoComplaints();
  await bench?.stop();
  await stage?.stop();
});

async function repositoryId(): Promise<string> {
  const { data } = await stage.octokit.rest.repos.get(orders);
  return String(data.id);
}

async function anIssue(title: string, labels: string[], body?: string) {
  const { data } = await stage.octokit.rest.issues.create({
    ...orders,
    title,
    labels,
    body,
  });
  return data.number;
}

it('reads at first all that GitHub knows of a service', async () => {
  const { octokit } = stage;
  const id = await repositoryId();
  const first = await checkout.git('rev-parse', 'HEAD');
  const deployment = await stage.deploy(
    'orders',
    'main',
    'in_progress',
    'failure',
  );
  const incident = await anIssue(
    'Down',
    ['incident'],
    `Caused by: \`${first}\``,
  );
  const asked = await anIssue('How?', ['support', 'squad/payments']);
  await checkout.git('checkout', '--quiet', '-b', 'mend');
  const mended = await checkout.commit({
    message: `Mend\n\nThis reverts commit ${first}.`,
    at: new Date(Date.now() - 60 * 60_000),
  });
  await checkout.git('push', '--quiet', 'origin', 'mend');
  const { data: pull } = await octokit.rest.pulls.create({
    ...orders,
    title: 'Mend',
    head: 'mend',
    base: 'main',
    body: `Fixes #${incident}`,
  });
  const { data: merged } = await octokit.rest.pulls.merge({
    ...orders,
    pull_number: pull.number,
  });

  await bench.reconcile();

  expect(bench.recorder.of('repository')).toEqual([
    expect.objectContaining({
      externalId: id,
      repository: { repository: 'larkspur/orders', repositoryId: id },
      createdAt: expect.any(Number),
      historySince: undefined,
    }),
  ]);
  expect(bench.recorder.of('deployment')).toEqual([
    expect.objectContaining({
      externalId: String(deployment),
      environment: 'production',
      sha: first,
    }),
  ]);
  expect(
    bench.recorder
      .of('deployment-status')
      .map(({ deployment: of, state }) => [of, state])
      .toSorted(),
  ).toEqual([
    [String(deployment), 'failure'],
    [String(deployment), 'in_progress'],
  ]);
  expect(
    new Map(
      bench.recorder.of('change').map(({ sha, parents }) => [sha, parents]),
    ),
  ).toEqual(
    new Map([
      [first, []],
      [mended, [first]],
      [merged.sha, [first, mended]],
    ]),
  );
  expect(
    bench.recorder.of('change').find(({ sha }) => sha === mended)?.reverts,
  ).toBe(first);
  expect(bench.recorder.of('pull-request')).toEqual([
    expect.objectContaining({
      number: pull.number,
      mergeSha: merged.sha,
      mergedAt: expect.any(Number),
      fixes: [incident],
    }),
  ]);
  expect(bench.recorder.of('incident')).toEqual([
    expect.objectContaining({
      externalId: `${id}#${incident}`,
      causedBy: { sha: first },
    }),
  ]);
  expect(bench.recorder.of('support-request')).toEqual([
    expect.objectContaining({
      externalId: `${id}#${asked}`,
      channel: 'larkspur/orders',
      requester: [{ by: 'github-login', value: 'ada' }],
      squad: 'group:default/payments',
    }),
  ]);
  expect(bench.progress).toEqual([
    { done: 0, total: 1 },
    { done: 1, total: 1 },
  ]);
});

it('asks what it knows only whether it changed, which costs nothing', async () => {
  await stage.deploy('orders', 'main', 'in_progress', 'success');
  await anIssue('How?', ['support']);
  await bench.reconcile();
  await bench.reconcile();
  const { taken } = bench.recorder;
  stage.takeExchanges();
  const before = await stage.octokit.rest.rateLimit.get();

  await bench.reconcile();

  const asked = stage.takeExchanges().slice(1);
  expect(asked.map(({ status }) => status)).toEqual([304, 304, 304, 304, 304]);
  const after = await stage.octokit.rest.rateLimit.get();
  expect(after.data.rate.remaining).toBe(before.data.rate.remaining);
  expect(bench.recorder.taken).toBe(taken);
});

it('finds what a merge brings, however old its commits are', async () => {
  const first = await checkout.git('rev-parse', 'HEAD');
  await bench.reconcile();
  await checkout.git('checkout', '--quiet', '-b', 'old');
  const old = await checkout.commit({
    at: new Date(Date.now() - 90 * 86_400_000),
  });
  await checkout.git('checkout', '--quiet', 'main');
  const merge = await checkout.merge('old', stage.now());
  await checkout.git('push', '--quiet', 'origin', 'main');

  await bench.reconcile();

  expect(
    bench.recorder
      .of('change')
      .map(({ sha }) => sha)
      .toSorted(),
  ).toEqual([first, old, merge].toSorted());
});

it('reads anew a branch that was replaced', async () => {
  await bench.reconcile();
  await checkout.git('checkout', '--quiet', '--orphan', 'other');
  const replaced = await checkout.commit({ at: stage.now() });
  await checkout.git('push', '--quiet', '--force', 'origin', 'other:main');

  await bench.reconcile();

  expect(bench.recorder.of('change').map(({ sha }) => sha)).toContain(replaced);
});

it('follows a repository that was renamed', async () => {
  const deployment = await stage.deploy('orders', 'main', 'success');
  await bench.reconcile();
  await stage.octokit.rest.repos.update({ ...orders, name: 'purchases' });

  await bench.reconcile();

  expect(bench.recorder.of('repository')).toEqual([
    expect.objectContaining({
      repository: expect.objectContaining({ repository: 'larkspur/purchases' }),
    }),
  ]);
  const later = await stage.deploy('purchases', 'main', 'success');
  await bench.reconcile();

  expect(
    bench.recorder.of('deployment').map(({ externalId }) => externalId),
  ).toEqual([String(deployment), String(later)]);
});

describe('after a first look', () => {
  it('sees a deployment that was on its way come to its end', async () => {
    const deployment = await stage.deploy('orders', 'main', 'in_progress');
    await bench.reconcile();
    await stage.setState('orders', deployment, 'success');

    await bench.reconcile();

    expect(
      bench.recorder.of('deployment-status').map(({ state }) => state),
    ).toEqual(['in_progress', 'success']);
  });

  it('counts an issue that got its label later, and no longer when it lost it', async () => {
    const number = await anIssue('How?', []);
    await bench.reconcile();
    expect(bench.recorder.of('support-request')).toEqual([]);

    await stage.octokit.rest.issues.addLabels({
      ...orders,
      issue_number: number,
      labels: ['support'],
    });
    await bench.reconcile();
    const { data } = await stage.octokit.rest.issues.get({
      ...orders,
      issue_number: number,
    });
    expect(bench.recorder.of('support-request')).toEqual([
      expect.objectContaining({ openedAt: Date.parse(data.created_at) }),
    ]);

    await stage.octokit.rest.issues.removeLabel({
      ...orders,
      issue_number: number,
      name: 'support',
    });
    await bench.reconcile();
    expect(bench.recorder.of('support-request')).toEqual([]);
  });
});
