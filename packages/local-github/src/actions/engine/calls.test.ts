import { RunnerGithub } from './__testUtils__/RunnerGithub';

describe('a workflow that calls another one of its repository', () => {
  let runner: RunnerGithub;

  beforeAll(async () => {
    runner = await RunnerGithub.start();
  });

  afterAll(() => runner.stop());

  it('runs its jobs under the names of both, with inputs, secrets and outputs', async () => {
    await runner.push(
      `
on: push
env: { OF_CALLER: hidden }
jobs:
  build:
    runs-on: ubuntu-latest
    outputs: { image: '\${{ steps.b.outputs.image }}' }
    steps: [{ id: b, run: 'echo "image=shop@1" >> "$GITHUB_OUTPUT"' }]
  staging:
    needs: build
    uses: ./.github/workflows/rollout.yml
    with: { environment: staging, image: '\${{ needs.build.outputs.image }}' }
    secrets: inherit
  report:
    needs: staging
    runs-on: ubuntu-latest
    steps: [{ run: 'echo "live at \${{ needs.staging.outputs.url }}"' }]
`,
      {
        '.github/workflows/rollout.yml': `
on:
  workflow_call:
    inputs:
      environment: { type: string, required: true }
      image: { type: string, required: true }
      replicas: { type: number, default: 2 }
    outputs:
      url: { value: '\${{ jobs.deploy.outputs.url }}' }
env: { KIND: rollout }
jobs:
  check:
    runs-on: ubuntu-latest
    steps: [{ run: 'true' }]
  deploy:
    name: Deploy to \${{ inputs.environment }}
    needs: check
    runs-on: ubuntu-latest
    environment: \${{ inputs.environment }}
    outputs: { url: '\${{ steps.d.outputs.url }}' }
    steps:
      - id: d
        run: |
          echo "$KIND of \${{ inputs.image }} times \${{ inputs.replicas }} [$OF_CALLER]"
          echo "url=http://localhost" >> "$GITHUB_OUTPUT"
`,
      },
    );
    const run = await runner.ended();

    expect(run.conclusions).toEqual({
      build: 'success',
      'staging / check': 'success',
      'staging / Deploy to staging': 'success',
      report: 'success',
    });
    const logs = await runner.logs(run);
    expect(logs['staging / Deploy to staging']).toContain(
      'rollout of shop@1 times 2 []\n',
    );
    expect(logs.report).toContain('live at http://localhost\n');
  });

  it('is skipped as a whole', async () => {
    await runner.push(
      `
on: push
jobs:
  never:
    if: github.ref == 'refs/heads/other'
    uses: ./.github/workflows/other.yml
  after:
    needs: never
    if: needs.never.result == 'skipped' && always()
    runs-on: ubuntu-latest
    steps: [{ run: 'true' }]
`,
      {
        '.github/workflows/other.yml': `
on: workflow_call
jobs: { a: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] } }
`,
      },
    );
    const run = await runner.ended();

    expect(run.conclusions).toEqual({ never: 'skipped', after: 'success' });
  });

  it('comes once for each combination of the caller’s matrix', async () => {
    await runner.push(
      `
on: push
jobs:
  deploy:
    strategy: { matrix: { to: [one, two] } }
    uses: ./.github/workflows/other.yml
    with: { to: '\${{ matrix.to }}' }
`,
      {
        '.github/workflows/other.yml': `
on: { workflow_call: { inputs: { to: { type: string } } } }
jobs:
  a:
    runs-on: ubuntu-latest
    steps: [{ run: 'echo "to \${{ inputs.to }}"' }]
`,
      },
    );
    const run = await runner.ended();

    expect(run.conclusions).toEqual({
      'deploy (one) / a': 'success',
      'deploy (two) / a': 'success',
    });
    expect((await runner.logs(run))['deploy (two) / a']).toContain('to two\n');
  });
});

describe('a composite action of the same repository', () => {
  it('runs as one step, with inputs, outputs and steps of its own', async () => {
    const runner = await RunnerGithub.start();
    await runner.push(
      `
on: push
jobs:
  job:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - id: greet
        uses: ./.github/actions/greet
        with: { who: world }
        env: { TONE: loud }
      - run: echo "said '\${{ steps.greet.outputs.said }}' and $LEFT"
`,
      {
        '.github/actions/greet/action.yml': `
name: Greet
description: Says hello
inputs:
  who: { required: true, description: Whom }
  greeting: { default: hello, description: How }
outputs:
  said: { value: '\${{ steps.say.outputs.said }}', description: What }
runs:
  using: composite
  steps:
    - id: say
      shell: bash
      run: |
        echo "$TONE, from $(basename "$GITHUB_ACTION_PATH")"
        echo "said=\${{ inputs.greeting }} \${{ inputs.who }}" >> "$GITHUB_OUTPUT"
        echo "LEFT=left behind" >> "$GITHUB_ENV"
    - shell: bash
      run: exit 1
      continue-on-error: true
    - shell: bash
      if: failure()
      run: echo not reached
`,
      },
    );
    const run = await runner.ended();

    expect(run.conclusion).toBe('success');
    const log = await runner.log(run.jobs[0].id);
    expect(log).toContain('loud, from greet\n');
    expect(log).toContain("said 'hello world' and left behind\n");
    expect(log).not.toContain('\nnot reached\n');
    expect(run.jobs[0].steps).toHaveLength(5);
    await runner.stop();
  });
});
