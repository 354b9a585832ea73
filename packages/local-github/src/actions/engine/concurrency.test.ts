import { RunnerGithub } from './__testUtils__/RunnerGithub';

/** Runs until the workspace's gate is opened, or for good. */
const HOLD = 'sleep 600';

describe('a concurrency group', () => {
  let runner: RunnerGithub;

  beforeEach(async () => {
    runner = await RunnerGithub.start();
  });

  afterEach(() => runner.stop());

  async function startedJob(): Promise<{ id: number; run_id: number }> {
    const { payload } = await runner.hook.next('workflow_job', 'in_progress');
    return payload.workflow_job;
  }

  const cancel = (runId: number) =>
    runner.rest.actions.cancelWorkflowRun({ ...runner.shop, run_id: runId });

  const workflow = (concurrency: string, run: string) => `
on: push
concurrency: ${concurrency}
jobs: { deploy: { runs-on: ubuntu-latest, steps: [{ run: '${run}' }] } }
`;

  it('lets one run go on, and of those that wait only the newest', async () => {
    await runner.push(workflow('deploy', HOLD));
    const first = (await startedJob()).run_id;
    await runner.push(workflow('Deploy', 'true # second'));
    await runner.push(workflow('deploy', 'true # third'));
    const second = await runner.ended();

    expect(second).toMatchObject({ conclusion: 'cancelled', jobs: [] });
    const { data } = await runner.rest.actions.listWorkflowRunsForRepo({
      ...runner.shop,
      status: 'pending',
    });
    const [third] = data.workflow_runs;
    expect(third.run_number).toBe(3);

    await cancel(first);
    expect(await runner.ended()).toMatchObject({
      id: first,
      conclusion: 'cancelled',
    });
    expect(await runner.ended()).toMatchObject({
      id: third.id,
      conclusion: 'success',
    });
  });

  it('ends what runs where the newer one says so', async () => {
    const group = "{ group: 'x-${{ github.ref }}', cancel-in-progress: true }";
    await runner.push(workflow(group, HOLD));
    const first = (await startedJob()).run_id;
    await runner.push(workflow(group, 'true'));

    expect(await runner.ended()).toMatchObject({
      id: first,
      conclusions: { deploy: 'cancelled' },
    });
    expect(await runner.ended()).toMatchObject({ conclusion: 'success' });
  });

  it('holds back jobs, too, over the runs of a repository', async () => {
    const jobs = (run: string) => `
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    concurrency: staging
    steps: [{ run: '${run}' }]
`;
    await runner.push(jobs(HOLD));
    const { run_id: first } = await startedJob();
    await runner.push(jobs('true # second'));
    await runner.push(jobs('true # third'));
    const second = await runner.ended();

    expect(second.conclusions).toEqual({ deploy: 'cancelled' });
    expect(await runner.annotations(second.jobs[0].id)).toEqual([
      "Canceling since a higher priority waiting request for 'staging' exists",
    ]);
    await cancel(first);
    expect(await runner.ended()).toMatchObject({ id: first });
    expect(await runner.ended()).toMatchObject({ conclusion: 'success' });
  });

  it('that a run and its own job share would never come free', async () => {
    await runner.push(`
on: push
concurrency: deploy
jobs:
  deploy:
    runs-on: ubuntu-latest
    concurrency: deploy
    steps: [{ run: 'true' }]
`);
    const run = await runner.ended();

    expect(run.conclusions).toEqual({ deploy: 'cancelled' });
    expect((await runner.annotations(run.jobs[0].id))[0]).toMatch(/deadlock/);
  });
});
