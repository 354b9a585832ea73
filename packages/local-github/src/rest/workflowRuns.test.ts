import { pushFiles } from '../__testUtils__/pushFiles';
import { RunStage } from '../__testUtils__/RunStage';
import { TestGithub } from '../__testUtils__/testGithub';

const WHERE = { owner: 'acme', repo: 'shop' };

describe('workflows and their runs', () => {
  let github: TestGithub;
  let stage: RunStage;

  beforeEach(async () => {
    github = await TestGithub.start();
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'shop' });
    await pushFiles(github, 'acme/shop', {
      message: 'Open the shop',
      files: {
        // Filled by hand: it starts by nothing that happens here.
        '.github/workflows/deploy.yml':
          'name: Deploy\non: workflow_dispatch\njobs: {a: {runs-on: x, steps: [{run: "true"}]}}\n',
        '.github/workflows/nightly.yml':
          'on: schedule\njobs: {a: {runs-on: x, steps: [{run: "true"}]}}\n',
      },
    });
    stage = await RunStage.open(github, 'acme/shop');
  });

  afterEach(async () => {
    await stage.close();
    await github.remove();
  });

  const actions = (login?: string) => github.octokit(login).rest.actions;

  it('lists the workflows of the default branch before any of them ran', async () => {
    const { data } = await actions().listRepoWorkflows(WHERE);
    expect(data.workflows).toMatchObject([
      { name: 'Deploy', path: '.github/workflows/deploy.yml', state: 'active' },
      { name: '.github/workflows/nightly.yml' },
    ]);
  });

  it('knows a workflow by its number and by its file', async () => {
    const byFile = await actions().getWorkflow({
      ...WHERE,
      workflow_id: 'deploy.yml',
    });
    const byId = await actions().getWorkflow({
      ...WHERE,
      workflow_id: byFile.data.id,
    });
    expect(byId.data).toEqual(byFile.data);
    await expect(
      actions().getWorkflow({ ...WHERE, workflow_id: 'nothing.yml' }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('is switched off and on by those who may push', async () => {
    const workflow = { ...WHERE, workflow_id: 'deploy.yml' };
    await expect(
      actions('ben').disableWorkflow(workflow),
    ).rejects.toMatchObject({ status: 403 });
    await actions().disableWorkflow(workflow);
    expect((await actions().getWorkflow(workflow)).data.state).toBe(
      'disabled_manually',
    );
    await actions().enableWorkflow(workflow);
    expect((await actions().getWorkflow(workflow)).data.state).toBe('active');
  });

  it('lists runs newest first, by what is asked', async () => {
    const { store } = stage.context;
    const first = await stage.aRun();
    await store.workflowRuns.update(first.id, {
      status: 'completed',
      conclusion: 'failure',
    });
    const second = await stage.aRun({
      event: 'workflow_dispatch',
      headBranch: 'next',
    });
    const ids = async (
      filter: Parameters<
        ReturnType<typeof actions>['listWorkflowRunsForRepo']
      >[0] extends infer P
        ? Partial<P>
        : never,
    ) => {
      const { data } = await actions().listWorkflowRunsForRepo({
        ...WHERE,
        ...filter,
      });
      expect(data.total_count).toBe(data.workflow_runs.length);
      return data.workflow_runs.map(({ id }) => id);
    };

    expect(await ids({})).toEqual([second.id, first.id]);
    expect(await ids({ branch: 'next' })).toEqual([second.id]);
    expect(await ids({ status: 'failure' })).toEqual([first.id]);
    expect(await ids({ event: 'push' })).toEqual([first.id]);
    expect(await ids({ head_sha: first.headSha })).toHaveLength(2);
    expect(await ids({ head_sha: '0'.repeat(40) })).toEqual([]);
    expect(await ids({ actor: 'ada' })).toHaveLength(2);
    expect(await ids({ actor: 'nobody' })).toEqual([]);
    const today = first.createdAt.slice(0, 10);
    expect(await ids({ created: today })).toHaveLength(2);
    expect(await ids({ created: `>=${today}` })).toHaveLength(2);
    expect(await ids({ created: `>${today}` })).toEqual([]);
    expect(await ids({ created: `*..${today}` })).toHaveLength(2);
    expect(await ids({ created: '<2020-01-01' })).toEqual([]);
    await expect(ids({ created: 'yesterday' })).rejects.toMatchObject({
      status: 422,
    });
  });

  it('pages through the runs of one workflow', async () => {
    await stage.aRun();
    const last = await stage.aRun();
    const { data, headers } = await actions().listWorkflowRuns({
      ...WHERE,
      workflow_id: 'deploy.yml',
      per_page: 1,
    });
    expect(data).toMatchObject({
      total_count: 2,
      workflow_runs: [{ id: last.id, run_number: 2 }],
    });
    expect(headers.link).toContain('rel="next"');
    const nightly = await actions().listWorkflowRuns({
      ...WHERE,
      workflow_id: 'nightly.yml',
    });
    expect(nightly.data.total_count).toBe(0);
  });

  it('tells what a run is about', async () => {
    const run = await stage.aRun();
    const { data } = await actions().getWorkflowRun({
      ...WHERE,
      run_id: run.id,
    });
    expect(data).toMatchObject({
      name: 'Deploy',
      display_title: 'Open the shop',
      path: '.github/workflows/deploy.yml',
      status: 'queued',
      conclusion: null,
      head_commit: { message: 'Open the shop' },
      actor: { login: 'ada' },
      html_url: `${github.url}/acme/shop/actions/runs/${run.id}`,
    });
    await expect(
      actions('eve').getWorkflowRun({ ...WHERE, run_id: 99 }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('tells of jobs and steps, of this attempt and of earlier ones', async () => {
    const { workflowRuns, workflowJobs } = stage.context.store;
    const run = await stage.aRun();
    const job = await stage.aJob(run, {
      status: 'completed',
      conclusion: 'failure',
      startedAt: '2026-11-24T12:00:00Z',
      completedAt: '2026-11-24T12:00:09Z',
    });
    await workflowJobs.setStep({
      jobId: job.id,
      number: 1,
      name: 'Set up job',
      status: 'completed',
      conclusion: 'success',
    });
    const again = await workflowRuns.restart(run.id, stage.sender.id);
    const retried = await stage.aJob(again, { name: 'test' });
    const where = { ...WHERE, run_id: run.id };

    const latest = await actions().listJobsForWorkflowRun(where);
    expect(latest.data.jobs.map(({ id }) => id)).toEqual([retried.id]);
    const all = await actions().listJobsForWorkflowRun({
      ...where,
      filter: 'all',
    });
    expect(all.data.total_count).toBe(2);
    const earlier = await actions().listJobsForWorkflowRunAttempt({
      ...where,
      attempt_number: 1,
    });
    expect(earlier.data.jobs).toMatchObject([
      { id: job.id, steps: [{ name: 'Set up job', conclusion: 'success' }] },
    ]);

    const attempt = await actions().getWorkflowRunAttempt({
      ...where,
      attempt_number: 1,
    });
    expect(attempt.data).toMatchObject({
      run_attempt: 1,
      status: 'completed',
      conclusion: 'failure',
    });
    const present = await actions().getWorkflowRun(where);
    expect(present.data.previous_attempt_url).toContain('/attempts/1');
    await expect(
      actions().getWorkflowRunAttempt({ ...where, attempt_number: 3 }),
    ).rejects.toMatchObject({ status: 404 });
    const { data } = await actions().getJobForWorkflowRun({
      ...WHERE,
      job_id: retried.id,
    });
    expect(data).toMatchObject({ run_attempt: 2, steps: [] });
  });

  it('keeps no artifacts and bills nobody', async () => {
    const run = await stage.aRun();
    const where = { ...WHERE, run_id: run.id };
    const artifacts = await actions().listWorkflowRunArtifacts(where);
    expect(artifacts.data).toEqual({ total_count: 0, artifacts: [] });
    const usage = await actions().getWorkflowRunUsage(where);
    expect(usage.data.billable).toEqual({});
  });
});
