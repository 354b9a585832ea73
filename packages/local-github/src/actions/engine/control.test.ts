import { RunnerGithub } from './__testUtils__/RunnerGithub';

describe('a run', () => {
  let runner: RunnerGithub;

  beforeEach(async () => {
    runner = await RunnerGithub.start();
  });

  afterEach(() => runner.stop());

  const at = (runId: number) => ({ ...runner.shop, run_id: runId });

  it('is cancelled: what runs ends, what wants to run all the same does', async () => {
    await runner.push(`
on: push
jobs:
  long:
    runs-on: ubuntu-latest
    steps:
      - run: echo started; sleep 600
      - run: echo not reached
      - run: echo the status is \${{ job.status }}
        if: always()
  later: { needs: long, runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
  cleanup:
    needs: long
    if: always()
    runs-on: ubuntu-latest
    steps: [{ run: 'true' }]
`);
    const { payload } = await runner.hook.next('workflow_job', 'in_progress');
    const { id, run_id: runId } = payload.workflow_job;
    await runner.rest.actions.cancelWorkflowRun(at(runId));
    const run = await runner.ended();

    expect(run).toMatchObject({
      conclusion: 'cancelled',
      conclusions: { long: 'cancelled', later: 'skipped', cleanup: 'success' },
    });
    expect(run.jobs[0].steps?.map(({ conclusion }) => conclusion)).toEqual([
      'success',
      'cancelled',
      'skipped',
      'success',
      'success',
    ]);
    expect(await runner.log(id)).toContain('the status is cancelled\n');
    await expect(
      runner.rest.actions.cancelWorkflowRun(at(runId)),
    ).rejects.toMatchObject({ status: 409 });
  });

  it('is run again: all of it, or what failed with all that needs it', async () => {
    await runner.rest.actions.createRepoVariable({
      ...runner.shop,
      name: 'WORKS',
      value: 'no',
    });
    await runner.push(`
on: push
jobs:
  good:
    runs-on: ubuntu-latest
    outputs: { at: '\${{ steps.s.outputs.at }}' }
    steps: [{ id: s, run: 'echo "at=$GITHUB_RUN_ATTEMPT" >> "$GITHUB_OUTPUT"' }]
  bad:
    runs-on: ubuntu-latest
    steps: [{ run: 'test \${{ vars.WORKS }} = yes' }]
  last:
    needs: [good, bad]
    runs-on: ubuntu-latest
    steps: [{ run: 'echo "good was in \${{ needs.good.outputs.at }}"' }]
`);
    const first = await runner.ended();
    expect(first.conclusions).toEqual({
      good: 'success',
      bad: 'failure',
      last: 'skipped',
    });

    await runner.rest.actions.updateRepoVariable({
      ...runner.shop,
      name: 'WORKS',
      value: 'yes',
    });
    await runner.rest.actions.reRunWorkflowFailedJobs(at(first.id));
    const second = await runner.ended();
    expect(second).toMatchObject({
      id: first.id,
      attempt: 2,
      conclusion: 'success',
    });
    expect((await runner.logs(second)).last).toContain('good was in 1');
    expect((await runner.logs(second)).good).toBe(
      (await runner.logs(first)).good,
    );

    await runner.rest.actions.reRunWorkflow(at(first.id));
    const third = await runner.ended();
    expect(third.attempt).toBe(3);
    expect((await runner.logs(third)).last).toContain('good was in 3');

    const [good] = third.jobs;
    await runner.rest.actions.reRunJobForWorkflowRun({
      ...runner.shop,
      job_id: good.id,
    });
    const fourth = await runner.ended();
    expect(fourth.attempt).toBe(4);
    expect((await runner.logs(fourth)).last).toContain('good was in 4');
    expect((await runner.logs(fourth)).bad).toBe(
      (await runner.logs(third)).bad,
    );
  });

  it('is forgotten with its logs', async () => {
    await runner.push(
      'on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: sleep 600 }] } }',
    );
    const { payload } = await runner.hook.next('workflow_job', 'in_progress');
    const { id, run_id: runId } = payload.workflow_job;
    await expect(
      runner.rest.actions.deleteWorkflowRun(at(runId)),
    ).rejects.toMatchObject({ status: 403 });

    await runner.rest.actions.cancelWorkflowRun(at(runId));
    await runner.ended();
    await runner.rest.actions.deleteWorkflowRun(at(runId));
    await expect(runner.run(runId)).rejects.toMatchObject({ status: 404 });
    await expect(runner.log(id)).rejects.toMatchObject({ status: 404 });
  });
});
