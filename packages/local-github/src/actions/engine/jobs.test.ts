import { RunnerGithub } from './__testUtils__/RunnerGithub';

describe('the jobs of a run', () => {
  let runner: RunnerGithub;

  beforeAll(async () => {
    runner = await RunnerGithub.start();
  });

  afterAll(() => runner.stop());

  it('run in the order of their needs, and hand on their outputs', async () => {
    const sha = await runner.push(
      `
name: Build
on: push
env: { GREETING: hello }
jobs:
  last:
    needs: [first]
    runs-on: ubuntu-latest
    steps:
      - run: echo "got $WORD from $GITHUB_REF_NAME"
        env: { WORD: '\${{ needs.first.outputs.word }}' }
  first:
    runs-on: ubuntu-latest
    outputs: { word: '\${{ steps.say.outputs.word }}' }
    steps:
      - id: say
        run: echo "word=$GREETING" >> "$GITHUB_OUTPUT"
`,
      {},
      { message: 'Say hello\n\nAt length.' },
    );
    const run = await runner.ended();

    expect(run).toMatchObject({ conclusion: 'success', title: 'Say hello' });
    expect(run.jobs.map(({ name, head_sha }) => [name, head_sha])).toEqual([
      ['first', sha],
      ['last', sha],
    ]);
    expect(run.jobs[1].steps).toMatchObject([
      { name: 'Set up job', number: 1, conclusion: 'success' },
      { name: 'Run echo "got $WORD from $GITHUB_REF_NAME"', number: 2 },
      { name: 'Complete job', number: 3, conclusion: 'success' },
    ]);
    expect((await runner.logs(run)).last).toContain('got hello from main\n');
  });

  it('say on their first lines where they run, and as whom', async () => {
    await runner.push(
      'on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: "true" }] } }',
    );
    const run = await runner.ended();

    expect((await runner.log(run.jobs[0].id)).split('\n')[0]).toMatch(
      /^The steps of this job run on this machine \(.+\) as the user who started it \(.+\)/,
    );
  });

  it('are skipped when what they need failed, unless they want to run all the same', async () => {
    await runner.push(`
on: push
jobs:
  broken: { runs-on: ubuntu-latest, steps: [{ run: exit 3 }] }
  next: { needs: broken, runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
  after: { needs: next, runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
  report:
    needs: broken
    if: failure()
    runs-on: ubuntu-latest
    steps: [{ run: 'echo "\${{ needs.broken.result }}"' }]
  always:
    needs: [next]
    if: always()
    runs-on: ubuntu-latest
    steps: [{ run: 'true' }]
`);
    const run = await runner.ended();

    expect(run.conclusion).toBe('failure');
    expect(run.conclusions).toEqual({
      broken: 'failure',
      next: 'skipped',
      after: 'skipped',
      report: 'success',
      always: 'success',
    });
    expect(await runner.annotations(run.jobs[0].id)).toEqual([
      'Process completed with exit code 3.',
    ]);
  });

  it('may fail without failing the run, and so may steps', async () => {
    await runner.push(`
on: push
jobs:
  shaky:
    runs-on: ubuntu-latest
    continue-on-error: true
    steps: [{ run: exit 1 }]
  next:
    needs: shaky
    runs-on: ubuntu-latest
    steps:
      - id: risky
        run: exit 1
        continue-on-error: true
      - run: echo "\${{ steps.risky.outcome }}, then \${{ steps.risky.conclusion }}"
`);
    const run = await runner.ended();

    expect(run.conclusion).toBe('success');
    expect(run.conclusions).toEqual({ shaky: 'failure', next: 'success' });
    expect((await runner.logs(run)).next).toContain('failure, then success');
  });

  it('come in one for each combination of a matrix', async () => {
    await runner.push(`
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    strategy:
      fail-fast: false
      max-parallel: 1
      matrix: { node: [22, 24], include: [{ node: 24, extra: yes }] }
    steps: [{ run: 'test \${{ matrix.node }} = 24; echo "\${{ strategy.job-index }}"' }]
`);
    const run = await runner.ended();

    expect(run.conclusions).toEqual({
      'test (22)': 'failure',
      'test (24, yes)': 'success',
    });
    const [first, second] = run.jobs;
    expect(Date.parse(String(second.started_at))).toBeGreaterThanOrEqual(
      Date.parse(String(first.completed_at)),
    );
  });

  it('are cancelled with the first failure of their matrix', async () => {
    await runner.push(`
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    strategy: { matrix: { exit: [1, 0] } }
    steps: [{ run: 'test \${{ matrix.exit }} = 0 && sleep 600' }]
`);
    const run = await runner.ended();

    expect(run.conclusion).toBe('failure');
    expect(run.conclusions).toEqual({
      'test (1)': 'failure',
      'test (0)': 'cancelled',
    });
  });

  it('end at their time limit, and so do steps, with all their children', async () => {
    await runner.push(`
on: push
jobs:
  job:
    runs-on: ubuntu-latest
    timeout-minutes: 0.02
    steps:
      - run: sleep 600 & sleep 600
      - run: echo cleaned up
        if: always()
  step:
    runs-on: ubuntu-latest
    steps: [{ run: sleep 600, timeout-minutes: 0.01 }]
`);
    const run = await runner.ended();

    expect(run.conclusions).toEqual({ job: 'cancelled', step: 'failure' });
    expect((await runner.logs(run)).job).toContain('cleaned up\n');
    expect(await runner.annotations(run.jobs[0].id)).toContain(
      'The job has exceeded the maximum execution time of 0.02 minutes.',
    );
  });

  it('hand on no output that holds a secret', async () => {
    await runner.push(`
on: push
jobs:
  leak:
    runs-on: ubuntu-latest
    outputs:
      hidden: '\${{ steps.both.outputs.hidden }}'
      plain: '\${{ steps.both.outputs.plain }}'
    steps:
      - id: both
        run: |
          echo "::add-mask::opensesame"
          echo "hidden=say opensesame" >> "$GITHUB_OUTPUT"
          echo "plain=say please" >> "$GITHUB_OUTPUT"
  next:
    needs: leak
    runs-on: ubuntu-latest
    steps: [{ run: 'echo "[\${{ needs.leak.outputs.hidden }}] [\${{ needs.leak.outputs.plain }}]"' }]
`);
    const run = await runner.ended();

    expect((await runner.logs(run)).next).toContain('[] [say please]');
    expect(await runner.annotations(run.jobs[0].id)).toContain(
      "Skip output 'hidden' since it may contain secret.",
    );
  });

  it('fail with the place in the file where an expression cannot be evaluated', async () => {
    await runner.push(`
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    strategy: { matrix: '\${{ fromJSON(github.actor) }}' }
    steps: [{ run: 'true' }]
`);
    const run = await runner.ended();

    expect(run.conclusions).toEqual({ test: 'failure' });
    expect((await runner.annotations(run.jobs[0].id))[0]).toMatch(/ci\.yml:6/);
  });
});
