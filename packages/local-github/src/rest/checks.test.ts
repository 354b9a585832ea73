import { pushFiles } from '../__testUtils__/pushFiles';
import { RunStage } from '../__testUtils__/RunStage';
import { TestGithub } from '../__testUtils__/testGithub';
import { WorkflowJob } from '../store/WorkflowJobStore';
import { WorkflowRun } from '../store/WorkflowRunStore';

const WHERE = { owner: 'acme', repo: 'shop' };

describe('checks', () => {
  let github: TestGithub;
  let stage: RunStage;
  let run: WorkflowRun;
  let job: WorkflowJob;

  beforeAll(async () => {
    github = await TestGithub.start();
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'shop' });
    await pushFiles(github, 'acme/shop', { files: { 'a.ts': 'a\n' } });
    stage = await RunStage.open(github, 'acme/shop');
    run = await stage.aRun();
    await stage.aJob(run, { status: 'completed', conclusion: 'cancelled' });
    run = await stage.context.store.workflowRuns.restart(
      run.id,
      stage.sender.id,
    );
    job = await stage.aJob(run, { status: 'in_progress' });
    await stage.aJob(run, { key: 'lint', name: 'lint' });
    await stage.context.store.workflowAnnotations.add({
      runId: run.id,
      attempt: run.attempt,
      jobId: job.id,
      level: 'failure',
      message: 'Expected 1',
      path: 'a.ts',
      startLine: 1,
    });
  });

  afterAll(() => stage.close());

  const checks = () => github.octokit().rest.checks;

  it('of a commit are the jobs of its runs, by their latest attempt', async () => {
    const { data } = await checks().listForRef({ ...WHERE, ref: 'main' });
    expect(data).toMatchObject({
      total_count: 2,
      check_runs: [
        {
          id: job.id,
          name: 'test',
          status: 'in_progress',
          app: { slug: 'github-actions' },
          check_suite: { id: run.id },
          output: { annotations_count: 1 },
        },
        { name: 'lint', status: 'queued' },
      ],
    });
    const all = await checks().listForRef({
      ...WHERE,
      ref: run.headSha,
      filter: 'all',
    });
    expect(all.data.total_count).toBe(3);
  });

  it('are found by name, status and app', async () => {
    const found = async (filter: object) =>
      (await checks().listForRef({ ...WHERE, ref: 'main', ...filter })).data
        .total_count;
    expect(await found({ check_name: 'lint' })).toBe(1);
    expect(await found({ status: 'completed' })).toBe(0);
    expect(await found({ app_id: 15368 })).toBe(2);
    expect(await found({ app_id: 1 })).toBe(0);
  });

  it('have annotations that lead to the line', async () => {
    const single = await checks().get({ ...WHERE, check_run_id: job.id });
    expect(single.data.details_url).toBe(
      `${github.url}/acme/shop/actions/runs/${run.id}/job/${job.id}`,
    );
    const { data } = await checks().listAnnotations({
      ...WHERE,
      check_run_id: job.id,
    });
    expect(data).toMatchObject([
      {
        path: 'a.ts',
        start_line: 1,
        end_line: 1,
        annotation_level: 'failure',
        message: 'Expected 1',
        blob_href: `${github.url}/acme/shop/blob/${run.headSha}/a.ts`,
      },
    ]);
  });

  it('belong to the suite of their run', async () => {
    const { data } = await checks().listSuitesForRef({ ...WHERE, ref: 'main' });
    expect(data).toMatchObject({
      total_count: 1,
      check_suites: [{ id: run.id, latest_check_runs_count: 2 }],
    });
    const suite = { ...WHERE, check_suite_id: run.id };
    expect((await checks().getSuite(suite)).data.head_sha).toBe(run.headSha);
    const runs = await checks().listForSuite(suite);
    expect(runs.data.check_runs.map(({ name }) => name)).toEqual([
      'test',
      'lint',
    ]);
    const named = await checks().listSuitesForRef({
      ...WHERE,
      ref: 'main',
      check_name: 'deploy',
    });
    expect(named.data.total_count).toBe(0);
  });

  it('are for apps to make, as on GitHub', async () => {
    await expect(
      checks().create({ ...WHERE, name: 'mine', head_sha: run.headSha }),
    ).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('authenticate via a GitHub App'),
    });
    await expect(
      checks().listForRef({ ...WHERE, ref: 'nowhere' }),
    ).rejects.toMatchObject({ status: 422 });
  });
});
