import JSZip from 'jszip';
import { RealRuns } from '../__testUtils__/RealRuns';

const CHECK = `name: Check
on: [push, workflow_dispatch]
jobs:
  good:
    runs-on: ubuntu-latest
    steps:
      - run: echo "all is well"
  bad:
    runs-on: ubuntu-latest
    steps:
      - run: |
          echo "::error file=a.ts,line=2::it broke"
          exit 3
`;

const SLOW = `name: Slow
on: push
jobs:
  wait:
    runs-on: ubuntu-latest
    steps:
      - run: sleep 60
`;

const RELEASE = `name: Release
on:
  push:
  workflow_dispatch:
    inputs:
      level: { type: choice, options: [low, high], required: true }
jobs:
  production:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - run: echo released
`;

describe('what people do about runs', () => {
  let runs: RealRuns;

  beforeAll(async () => {
    runs = await RealRuns.start({
      'check.yml': CHECK,
      'slow.yml': SLOW,
      'release.yml': RELEASE,
    });
  });

  const of = (runId: number) => ({ ...runs.where, run_id: runId });

  it('is to read its logs, by links that need no credentials and expire', async () => {
    const run = await runs.until('check.yml', 'completed');
    const [good] = await runs.jobs(run.id);
    const { data } = await runs.actions.downloadJobLogsForWorkflowRun({
      ...runs.where,
      job_id: good.id,
    });
    expect(data).toMatch(/^2\d{3}-\S+Z all is well$/m);

    const path = `/api/v3/repos/acme/shop/actions/runs/${run.id}/logs`;
    const link = await runs.github.fetch(path);
    expect(link.status).toBe(302);
    const url = new URL(link.headers.get('Location') ?? '');
    const archive = await JSZip.loadAsync(
      await (await fetch(url)).arrayBuffer(),
    );
    expect(Object.keys(archive.files)).toEqual(['0_good.txt', '1_bad.txt']);
    url.searchParams.set('expires', String(Date.now() + 1_000_000_000));
    expect((await fetch(url)).status).toBe(403);
    url.searchParams.set('expires', '1');
    expect((await fetch(url)).status).toBe(403);
  });

  it('is to run again what failed, one job, or all', async () => {
    const run = await runs.until('check.yml', 'completed');
    await runs.actions.reRunWorkflowFailedJobs(of(run.id));
    const second = await runs.until('check.yml', 'completed', 2);
    expect(second.conclusion).toBe('failure');
    const jobs = await runs.jobs(run.id);
    expect(jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['good', 'success'],
      ['bad', 'failure'],
    ]);

    await runs.actions.reRunJobForWorkflowRun({
      ...runs.where,
      job_id: jobs[0].id,
    });
    await runs.until('check.yml', 'completed', 3);
    await runs.actions.reRunWorkflow(of(run.id));
    const last = await runs.until('check.yml', 'completed', 4);
    expect(last.previous_attempt_url).toMatch(/\/attempts\/3$/);
  });

  it('is to cancel it, once', async () => {
    const run = await runs.until('slow.yml', 'in_progress');
    await expect(
      runs.actions.deleteWorkflowRun(of(run.id)),
    ).rejects.toMatchObject({ status: 403 });
    await expect(
      runs.github.octokit('ben').rest.actions.cancelWorkflowRun(of(run.id)),
    ).rejects.toMatchObject({ status: 403 });
    await runs.actions.cancelWorkflowRun(of(run.id));
    const ended = await runs.until('slow.yml', 'completed');
    expect(ended.conclusion).toBe('cancelled');
    await expect(
      runs.actions.forceCancelWorkflowRun(of(run.id)),
    ).rejects.toMatchObject({ status: 409 });

    await runs.actions.deleteWorkflowRun(of(run.id));
    await expect(runs.actions.getWorkflowRun(of(run.id))).rejects.toMatchObject(
      { status: 404 },
    );
  });

  it('is to let it deploy, as one of the reviewers', async () => {
    const run = await runs.until('release.yml', 'waiting');
    const { data: pending } = await runs.actions.getPendingDeploymentsForRun(
      of(run.id),
    );
    expect(pending).toMatchObject([
      {
        environment: { name: 'production' },
        current_user_can_approve: true,
        reviewers: [{ type: 'User', reviewer: { login: 'ada' } }],
      },
    ]);
    const review = {
      ...of(run.id),
      environment_ids: [pending[0].environment.id ?? 0],
      state: 'approved' as const,
      comment: 'Ship it',
    };
    await expect(
      runs.github
        .octokit('ben')
        .rest.actions.reviewPendingDeploymentsForRun(review),
    ).rejects.toMatchObject({ status: 422 });
    const { data: deployments } =
      await runs.actions.reviewPendingDeploymentsForRun(review);
    expect(deployments).toMatchObject([{ environment: 'production' }]);

    const done = await runs.until('release.yml', 'completed');
    expect(done.conclusion).toBe('success');
    const { data: reviews } = await runs.actions.getReviewsForRun(of(run.id));
    expect(reviews).toMatchObject([
      { state: 'approved', comment: 'Ship it', user: { login: 'ada' } },
    ]);
  });

  it('is to start it by hand, with what it asks for', async () => {
    const workflow = { ...runs.where, workflow_id: 'release.yml', ref: 'main' };
    await expect(
      runs.actions.createWorkflowDispatch({
        ...workflow,
        inputs: { level: 'middle' },
      }),
    ).rejects.toMatchObject({ status: 422 });

    const { status } = await runs.actions.createWorkflowDispatch({
      ...runs.where,
      workflow_id: 'check.yml',
      ref: 'main',
    });
    expect(status).toBe(204);
    const { data } = await runs.github
      .octokit()
      .request(
        'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
        { ...workflow, inputs: { level: 'high' }, return_run_details: true },
      );
    expect(data).toMatchObject({
      html_url: expect.stringMatching(/\/acme\/shop\/actions\/runs\/\d+$/),
    });
    const started = await runs.until('release.yml', 'waiting');
    expect(started.event).toBe('workflow_dispatch');
  });
});
