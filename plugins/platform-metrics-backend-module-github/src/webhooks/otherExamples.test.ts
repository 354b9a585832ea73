import { examplesOf } from '../__testUtils__/examplesOf';
import { ScriptedGithub } from '../__testUtils__/ScriptedGithub';
import { SourceBench } from '../__testUtils__/SourceBench';

/* GitHub's own examples, delivered over HTTP as GitHub does. */
let github: ScriptedGithub;
let bench: SourceBench;

beforeAll(async () => {
  github = await ScriptedGithub.start();
  bench = await SourceBench.start({
    github: { host: 'github.com', apiBaseUrl: github.apiBaseUrl },
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

const described = <T extends object>(payloads: T[]) =>
  payloads.map((payload, index) => ({
    index,
    action: 'action' in payload ? String(payload.action) : '',
    payload,
  }));

describe('pull_request', () => {
  const examples = described(examplesOf('pull_request'));

  it('has these', () => {
    expect(examples).toHaveLength(29);
  });

  // None of them was merged: what they tell is their number and labels.
  it.each(examples)('example $index ($action) counts', async ({ payload }) => {
    await bench.deliver('pull_request', payload);

    const { updated_at, labels } = payload.pull_request;
    expect(bench.recorder.of('pull-request')).toEqual([
      {
        kind: 'pull-request',
        source: 'github',
        externalId: '186853002#2',
        reportedAt: Date.parse(updated_at),
        repository: {
          repository: 'Codertocat/Hello-World',
          repositoryId: '186853002',
        },
        number: 2,
        labels: labels.length > 0 ? ['bug'] : [],
        fixes: [],
        url: 'https://github.com/Codertocat/Hello-World/pull/2',
      },
    ]);
  });
});

describe('repository', () => {
  const examples = described(examplesOf('repository'));
  const octocoders = {
    repository: 'Octocoders/Hello-World',
    repositoryId: '186853261',
  };

  it('has these', () => {
    expect(examples.map(({ action }) => action)).toEqual([
      ...['publicized', 'created', 'created', 'edited', 'edited'],
      ...['privatized', 'privatized', 'publicized', 'publicized'],
      ...['renamed', 'transferred', 'transferred', 'transferred'],
    ]);
  });

  it.each(examples.filter(({ action }) => action === 'created'))(
    'example $index ($action) counts, with all its history known',
    async ({ payload }) => {
      await bench.deliver('repository', payload);

      expect(bench.recorder.of('repository')).toEqual([
        {
          kind: 'repository',
          source: 'github',
          externalId: '186853261',
          reportedAt: Date.parse('2019-05-15T15:20:42Z'),
          repository: octocoders,
          createdAt: Date.parse('2019-05-15T15:20:42Z'),
          url: 'https://github.com/Octocoders/Hello-World',
        },
      ]);
    },
  );

  it.each(
    examples.filter(({ action }) =>
      ['renamed', 'transferred'].includes(action),
    ),
  )(
    'example $index ($action) counts where its history is known, and waits where not',
    async ({ payload }) => {
      await bench.deliver('repository', payload);
      expect(bench.recorder.taken).toBe(0);

      const historySince = Date.parse('2025-11-24T00:00:00Z');
      bench.cursor = {
        version: 1,
        repositories: {
          'github.com/octocat/hello-world': {
            repository: {
              id: 186853261,
              full_name: 'octocat/Hello-World',
              html_url: 'https://github.com/octocat/Hello-World',
              default_branch: 'master',
              archived: false,
              created_at: Date.parse('2019-05-15T15:20:42Z'),
              updated_at: Date.parse('2019-05-15T15:20:41Z'),
            },
            horizon: historySince,
            deployments: { open: [] },
            changes: {},
            pullRequests: {},
            issues: {},
          },
        },
      };
      await bench.deliver('repository', payload);

      expect(bench.recorder.of('repository')).toEqual([
        expect.objectContaining({ repository: octocoders, historySince }),
      ]);
    },
  );

  it.each(
    examples.filter(({ action }) =>
      ['edited', 'privatized', 'publicized'].includes(action),
    ),
  )('example $index ($action) changes no fact', async ({ payload }) => {
    await bench.deliver('repository', payload);

    expect(bench.recorder.taken).toBe(0);
  });
});

describe('workflow_run', () => {
  const examples = described(examplesOf('workflow_run'));
  const deployment = {
    id: 42,
    sha: '3484a3fb816e0859fd6e1cea078d76385ff50625',
    ref: 'master',
    environment: 'production',
    created_at: '2020-10-05T16:30:00Z',
    updated_at: '2020-10-05T16:33:00Z',
  };
  const status = {
    id: 43,
    state: 'success',
    created_at: '2020-10-05T16:33:00Z',
    updated_at: '2020-10-05T16:33:00Z',
  };

  it('has these', () => {
    expect(examples.map(({ action }) => action)).toEqual([
      ...['completed', 'completed', 'completed', 'requested', 'requested'],
    ]);
  });

  it.each(examples.filter(({ action }) => action === 'completed'))(
    'example $index ($action on the default branch) has the deployments of its commit read',
    async ({ payload }) => {
      const { head_sha } = payload.workflow_run;
      const path = `/repos/${payload.repository.full_name}/deployments`;
      github.answer = asked => {
        if (asked.path.startsWith(`${path}?sha=${head_sha}`)) {
          return { body: [deployment] };
        }
        return asked.path.startsWith(`${path}/42/statuses`)
          ? { body: [status] }
          : undefined;
      };
      await bench.deliver('workflow_run', payload);

      expect(bench.recorder.of('deployment')).toEqual([
        expect.objectContaining({
          externalId: '42',
          environment: 'production',
        }),
      ]);
      expect(bench.recorder.of('deployment-status')).toEqual([
        expect.objectContaining({ deployment: '42', state: 'success' }),
      ]);
    },
  );

  it.each(examples.filter(({ action }) => action === 'requested'))(
    'example $index ($action) says nothing',
    async ({ payload }) => {
      await bench.deliver('workflow_run', payload);

      expect(bench.recorder.taken).toBe(0);
      expect(github.asked).toEqual([]);
    },
  );
});
