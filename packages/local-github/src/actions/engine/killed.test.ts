import { access, mkdtemp, watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { GithubProcess } from '../../__testUtils__/GithubProcess';
import { HookReceiver } from '../../__testUtils__/HookReceiver';
import { pushFiles } from '../../__testUtils__/pushFiles';
import { BOT, startHookedGithub } from '../../__testUtils__/startHookedGithub';
import { TestGithub } from '../../__testUtils__/testGithub';

const STOPPED = expect.stringContaining('The runner stopped while this job');

jest.setTimeout(120_000);

const workflow = (jobs: string, settings = '') => ({
  '.github/workflows/ci.yml': `on: push\n${settings}\njobs:\n${jobs}`,
});

const job = (id: string, run: string, settings = '') => `
  ${id}: { runs-on: ubuntu-latest, ${settings} steps: [{ run: '${run}' }] }`;

/** Settles once the file is there; called before it can be. */
async function appears(path: string): Promise<void> {
  for await (const { filename } of watch(dirname(path))) {
    if (filename === basename(path)) {
      return;
    }
  }
}

/** Each repository stands where its name says at the moment of the kill. */
describe('runs under way when the process is killed', () => {
  let dataDir: string;
  let hook: HookReceiver;
  let killed: GithubProcess;
  let github: TestGithub;
  const runIds: Record<string, number> = {};

  const octokit = () =>
    new Octokit({ auth: `ghp_${BOT}`, baseUrl: `${killed.url}/api/v3` }).rest;

  async function push(repo: string, files: Record<string, string>) {
    await pushFiles(killed, `acme/${repo}`, { login: BOT, files });
  }

  async function next(action: string, event = 'workflow_job') {
    const { payload } = await hook.next(event, action);
    const runId = payload.workflow_job?.run_id ?? payload.workflow_run.id;
    runIds[payload.repository.name] = runId;
    return { owner: 'acme', repo: payload.repository.name, run_id: runId };
  }

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'local-github-killed-'));
    hook = await HookReceiver.start();
    killed = await startHookedGithub(
      dataDir,
      { url: hook.url, events: ['workflow_run', 'workflow_job'] },
      { LOCAL_GITHUB_RUNNERS: '3' },
    );
    const { repos, actions, users } = octokit();
    const reviewer = (await users.getAuthenticated()).data.id;
    for (const repo of ['again', 'approval', 'ending', 'step', 'queue']) {
      await repos.createInOrg({ org: 'acme', name: repo });
    }

    // In a re-run.
    await push(
      'again',
      workflow(job('a', 'test $GITHUB_RUN_ATTEMPT = 2 && sleep 600')),
    );
    await next('completed', 'workflow_run');
    await next('in_progress');
    await actions.reRunWorkflow({
      owner: 'acme',
      repo: 'again',
      run_id: runIds.again,
    });
    await next('in_progress');

    // Waiting for approval, and another run behind it.
    await repos.createOrUpdateEnvironment({
      owner: 'acme',
      repo: 'approval',
      environment_name: 'production',
      reviewers: [{ type: 'User', id: reviewer }],
    });
    const held = workflow(
      job('a', 'true', 'environment: production,'),
      'concurrency: one',
    );
    await push('approval', held);
    await next('waiting');
    await push('approval', { ...held, second: '' });

    // Being cancelled, and taking its time.
    const mark = join(dataDir, 'trapped');
    const trapped = appears(mark);
    const script = `trap "" INT TERM; touch ${mark}; sleep 600`;
    await push('ending', workflow(job('a', script)));
    const ending = await next('in_progress');
    await trapped;
    await actions.cancelWorkflowRun(ending);

    // In a step, with an environment, a job behind it.
    await push(
      'step',
      workflow(
        job('a', 'sleep 600', 'environment: staging,') +
          job('b', 'true', 'needs: a,'),
      ),
    );
    await next('in_progress');

    // Waiting for a place to run in. The kill comes with the push's answer.
    await push('queue', workflow(job('a', 'echo once')));
    await killed.end('SIGKILL');

    github = await TestGithub.start({
      dataDir,
      seed: {},
      runner: { jobsAtOnce: 2 },
      tokens: [
        { token: `ghp_${BOT}`, login: BOT, scopes: ['repo', 'workflow'] },
      ],
    });
  });

  afterAll(async () => {
    await github?.remove();
    await hook.stop();
  });

  async function ended(repo: string) {
    for (;;) {
      const { payload } = await hook.next('workflow_run', 'completed');
      if (payload.repository.name === repo) {
        return look(repo, payload.workflow_run.id);
      }
    }
  }

  async function look(repo: string, runId: number) {
    const { actions, checks } = github.octokit(BOT).rest;
    const at = { owner: 'acme', repo, run_id: runId };
    const run = (await actions.getWorkflowRun(at)).data;
    const { jobs } = (await actions.listJobsForWorkflowRun(at)).data;
    const annotations = await Promise.all(
      jobs.map(({ id }) =>
        checks.listAnnotations({ owner: 'acme', repo, check_run_id: id }),
      ),
    );
    return {
      run,
      jobs: jobs.map(({ name, conclusion }) => [name, conclusion]),
      messages: annotations.flatMap(({ data }) =>
        data.map(({ message }) => message),
      ),
      at: { ...at, job_id: jobs[0]?.id },
    };
  }

  it('fails the job that was in a step, and its deployment, and says why', async () => {
    const { run, jobs, messages, at } = await look('step', runIds.step);

    expect(run).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(jobs).toEqual([
      ['a', 'failure'],
      ['b', 'skipped'],
    ]);
    expect(messages).toEqual([STOPPED]);
    const { repos, actions } = github.octokit(BOT).rest;
    const where = { owner: 'acme', repo: 'step' };
    const [deployment] = (await repos.listDeployments(where)).data;
    const statuses = await repos.listDeploymentStatuses({
      ...where,
      deployment_id: deployment.id,
    });
    expect(statuses.data[0].state).toBe('failure');
    const log = await actions.downloadJobLogsForWorkflowRun(at);
    expect(log.data).toContain('##[error]The runner stopped');
    await expect(
      access(join(dataDir, 'actions', 'work', String(at.job_id))),
    ).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('runs once what was queued', async () => {
    const { actions } = github.octokit(BOT).rest;
    const where = { owner: 'acme', repo: 'queue' };
    const { data } = await actions.listWorkflowRunsForRepo(where);
    expect(data.total_count).toBe(1);
    const [{ id, status }] = data.workflow_runs;
    const { run, jobs } =
      status === 'completed' ? await look('queue', id) : await ended('queue');

    expect(jobs).toEqual([['a', 'success']]);
    expect(run.run_attempt).toBe(1);
  });

  it('ends what was being cancelled as cancelled', async () => {
    const { run, jobs, messages } = await look('ending', runIds.ending);

    expect(run).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
    expect(jobs).toEqual([['a', 'cancelled']]);
    expect(messages).toEqual([STOPPED]);
  });

  it('ends the attempt that ran, and keeps the one before', async () => {
    const { run, jobs } = await look('again', runIds.again);

    expect(run).toMatchObject({ run_attempt: 2, conclusion: 'failure' });
    expect(jobs).toEqual([['a', 'failure']]);
    const { data: first } = await github
      .octokit(BOT)
      .rest.actions.getWorkflowRunAttempt({
        owner: 'acme',
        repo: 'again',
        run_id: runIds.again,
        attempt_number: 1,
      });
    expect(first.conclusion).toBe('failure');
  });

  it('goes on to wait for approval, and then goes on', async () => {
    const { actions, repos } = github.octokit(BOT).rest;
    const where = { owner: 'acme', repo: 'approval' };
    const { data } = await actions.listWorkflowRunsForRepo(where);
    expect(data.workflow_runs.map(({ status }) => status)).toEqual([
      'pending',
      'waiting',
    ]);

    const { data: environment } = await repos.getEnvironment({
      ...where,
      environment_name: 'production',
    });
    await actions.reviewPendingDeploymentsForRun({
      ...where,
      run_id: runIds.approval,
      environment_ids: [environment.id],
      state: 'approved',
      comment: '',
    });
    expect(await ended('approval')).toMatchObject({
      run: { id: runIds.approval, conclusion: 'success' },
    });
    const [second] = (await actions.listWorkflowRunsForRepo(where)).data
      .workflow_runs;
    expect(second.status).not.toBe('pending');
  });
});
