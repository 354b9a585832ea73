import { examplesOf } from '../__testUtils__/examplesOf';
import { ScriptedGithub } from '../__testUtils__/ScriptedGithub';
import { SourceBench } from '../__testUtils__/SourceBench';

/*
 * GitHub's own examples, delivered over HTTP as GitHub does. Each is named by
 * its place among those of its event.
 */
const hello = {
  repository: 'Codertocat/Hello-World',
  repositoryId: '186853002',
};
const SHA = '6113728f27ae82c7b1a177c8d03f9e96e0adf246';

let github: ScriptedGithub;
let bench: SourceBench;

beforeAll(async () => {
  github = await ScriptedGithub.start();
  bench = await SourceBench.start({
    github: { host: 'github.com', apiBaseUrl: github.apiBaseUrl },
    settings: {
      supportRequests: [
        { repository: 'codertocat/hello-world', labels: ['Bug'] },
      ],
      incidents: { labels: ['bug'] },
    },
  });
});

beforeEach(() => {
  bench.clear();
  github.asked.length = 0;
});

afterEach(() => bench.requireNoComplaints());

afterAll(async () => {
  await bench?.stop();
  await github?.stop();
});

describe('deployment', () => {
  it.each([
    { index: 0, environment: 'production', ref: 'master' },
    { index: 1, environment: 'github-pages', ref: 'gh-pages' },
    { index: 2, environment: 'production', ref: 'master' },
    { index: 3, environment: 'production', ref: 'master' },
  ])(
    'example $index counts as one to $environment',
    async ({ index, environment, ref }) => {
      const example = examplesOf('deployment')[index];
      await bench.deliver('deployment', example);

      expect(bench.recorder.of('deployment')).toEqual([
        {
          kind: 'deployment',
          source: 'github',
          externalId: '145988746',
          reportedAt: Date.parse(example.deployment.updated_at),
          repository: hello,
          environment,
          sha: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
          ref,
          createdAt: Date.parse(example.deployment.created_at),
          url: `https://github.com/Codertocat/Hello-World/deployments/${environment}`,
        },
      ]);
    },
  );

  it('has no other examples', () => {
    expect(examplesOf('deployment')).toHaveLength(4);
  });
});

describe('deployment_status', () => {
  it.each([
    { index: 0, state: 'success', at: '2019-05-15T15:20:55Z' },
    {
      index: 1,
      state: 'in_progress',
      at: '2022-01-03T01:28:40Z',
      url: 'https://github.com/CorsixTH/CorsixTH/runs/4687056418?check_suite_focus=true',
    },
    { index: 2, state: 'success', at: '2019-05-15T15:20:55Z' },
    { index: 3, state: 'success', at: '2019-05-15T15:20:55Z' },
  ])(
    'example $index counts as $state, and tells of its deployment',
    async ({ index, state, at, url }) => {
      await bench.deliver(
        'deployment_status',
        examplesOf('deployment_status')[index],
      );

      expect(bench.recorder.of('deployment-status')).toEqual([
        {
          kind: 'deployment-status',
          source: 'github',
          externalId: `145988746#${state}@${new Date(at).toISOString()}`,
          reportedAt: Date.parse(at),
          repository: hello,
          deployment: '145988746',
          state,
          at: Date.parse(at),
          url,
        },
      ]);
      expect(bench.recorder.of('deployment')).toEqual([
        expect.objectContaining({ externalId: '145988746' }),
      ]);
    },
  );

  it('has no other examples', () => {
    expect(examplesOf('deployment_status')).toHaveLength(4);
  });
});

describe('push', () => {
  const commit = (sha: string, parents: string[]) => ({
    sha,
    html_url: `https://github.com/Codertocat/Hello-World/commit/${sha}`,
    parents: parents.map(parent => ({ sha: parent })),
    commit: {
      message: 'Initial commit',
      author: { date: '2019-05-15T15:19:24Z' },
      committer: { date: '2019-05-15T15:19:25Z' },
    },
  });

  it.each([4, 5])(
    'example %d, a new default branch, counts for all its commits',
    async index => {
      github.answer = ({ path }) =>
        path.startsWith(`/repos/Codertocat/Hello-World/commits?sha=${SHA}`)
          ? { body: [commit(SHA, [])] }
          : undefined;
      await bench.deliver('push', examplesOf('push')[index]);

      expect(bench.recorder.of('change')).toEqual([
        {
          kind: 'change',
          source: 'github',
          externalId: `186853002@${SHA}`,
          reportedAt: Date.parse('2019-05-15T15:19:25Z'),
          repository: hello,
          sha: SHA,
          parents: [],
          authoredAt: Date.parse('2019-05-15T15:19:24Z'),
          url: `https://github.com/Codertocat/Hello-World/commit/${SHA}`,
        },
      ]);
    },
  );

  it.each([0, 1, 2, 3, 6])(
    'example %d, of a tag, counts for nothing and asks nothing',
    async index => {
      await bench.deliver('push', examplesOf('push')[index]);

      expect(bench.recorder.content()).toEqual([]);
      expect(github.asked).toEqual([]);
    },
  );

  it('has no other examples', () => {
    expect(examplesOf('push')).toHaveLength(7);
  });
});
