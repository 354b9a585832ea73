import { examplesOf } from '../__testUtils__/examplesOf';
import { ScriptedGithub } from '../__testUtils__/ScriptedGithub';
import { SourceBench } from '../__testUtils__/SourceBench';

/*
 * GitHub's own examples of issues, delivered over HTTP as GitHub does. The label
 * `bug` makes an issue both an incident and a support request here.
 */
const hello = {
  repository: 'Codertocat/Hello-World',
  repositoryId: '186853002',
};
const FIRST = '186853002#1';

let github: ScriptedGithub;
let bench: SourceBench;

beforeAll(async () => {
  github = await ScriptedGithub.start();
  bench = await SourceBench.start({
    github: { host: 'github.com', apiBaseUrl: github.apiBaseUrl },
    settings: {
      supportRequests: [
        { repository: 'codertocat/hello-world', labels: ['Bug'] },
        { repository: 'octo-org/octo-repo' },
      ],
      incidents: { labels: ['bug'] },
    },
  });
});

beforeEach(() => bench.clear());
afterEach(() => bench.requireNoComplaints());

afterAll(async () => {
  await bench?.stop();
  await github?.stop();
});

const examples = examplesOf('issues').map((payload, index) => ({
  index,
  action: payload.action as string,
  payload,
}));

it('knows every example', () => {
  expect(examples.map(({ action }) => action)).toEqual([
    ...['edited', 'assigned', 'assigned', 'assigned', 'deleted'],
    ...['demilestoned', 'demilestoned', 'edited', 'edited', 'labeled'],
    ...['labeled', 'locked', 'locked', 'milestoned', 'milestoned', 'opened'],
    ...['opened', 'opened', 'opened', 'pinned', 'reopened', 'transferred'],
    ...['unassigned', 'unassigned', 'unlabeled', 'unlabeled', 'unlocked'],
    ...['unlocked', 'unpinned'],
  ]);
});

// assigned, edited, labeled, locked, opened, unassigned, unlabeled, unlocked
it.each(
  examples.filter(
    ({ index }) =>
      [0, 1, 2, 3, 7, 8, 9, 10, 11, 12, 15, 16, 17, 18].includes(index) ||
      [22, 23, 24, 25, 26, 27].includes(index),
  ),
)('example $index ($action) counts as open by its label', async each => {
  await bench.deliver('issues', each.payload);

  const { updated_at } = each.payload.issue;
  expect(bench.recorder.of('incident')).toEqual([
    {
      kind: 'incident',
      source: 'github',
      externalId: FIRST,
      reportedAt: Date.parse(updated_at),
      repository: hello,
      openedAt: Date.parse('2019-05-15T15:20:18Z'),
      title: 'Spelling error in the README file',
      number: 1,
      url: 'https://github.com/Codertocat/Hello-World/issues/1',
    },
  ]);
  expect(bench.recorder.of('support-request')).toEqual([
    {
      kind: 'support-request',
      source: 'github',
      externalId: FIRST,
      reportedAt: Date.parse(updated_at),
      openedAt: Date.parse('2019-05-15T15:20:18Z'),
      channel: 'Codertocat/Hello-World',
      requester: [{ by: 'github-login', value: 'Codertocat' }],
      url: 'https://github.com/Codertocat/Hello-World/issues/1',
    },
  ]);
});

it('example 4 (deleted) is withdrawn', async () => {
  await bench.deliver('issues', examples[4].payload);

  expect(bench.recorder.content()).toEqual([]);
  expect(bench.recorder.withdrawn('incident')).toEqual([FIRST]);
  expect(bench.recorder.withdrawn('support-request')).toEqual([FIRST]);
});

it('example 20 (reopened) is open, although it tells when it was closed', async () => {
  await bench.deliver('issues', examples[20].payload);

  const [request] = bench.recorder.of('support-request');
  expect(request.openedAt).toBe(Date.parse('2021-07-05T18:05:24Z'));
  expect(request).not.toHaveProperty('closedAt', expect.anything());
  const [incident] = bench.recorder.of('incident');
  expect(incident).not.toHaveProperty('resolvedAt', expect.anything());
});

it('example 21 (transferred) is withdrawn where it was', async () => {
  await bench.deliver('issues', examples[21].payload);

  expect(bench.recorder.content()).toEqual([]);
  expect(bench.recorder.withdrawn('support-request')).toHaveLength(1);
});

it.each(examples.filter(({ index }) => [5, 6, 13, 14].includes(index)))(
  'example $index ($action), of a pull request, counts for nothing',
  async ({ payload }) => {
    await bench.deliver('issues', payload);

    expect(bench.recorder.taken).toBe(0);
  },
);

it.each(examples.filter(({ index }) => [19, 28].includes(index)))(
  'example $index ($action), which tells no labels, counts for nothing',
  async ({ payload }) => {
    await bench.deliver('issues', payload);

    expect(bench.recorder.taken).toBe(0);
  },
);

it.each([24, 25])(
  'example %d (unlabeled), without the label it names, is withdrawn',
  async index => {
    const { payload } = examples[index];
    const issue = { ...payload.issue, labels: [] };
    await bench.deliver('issues', { ...payload, issue });

    expect(bench.recorder.content()).toEqual([]);
    expect(bench.recorder.withdrawn('incident')).toEqual([FIRST]);
    expect(bench.recorder.withdrawn('support-request')).toEqual([FIRST]);
  },
);
