import { evaluateCondition } from '../expressions/evaluate';
import { statusOfJob } from '../expressions/status';
import { loaded, stepsJob, withJob, withSteps } from './__testUtils__/load';
import { evaluateConcurrency } from './concurrency';
import { evaluateEnvironment, evaluateEnvironmentUrl } from './environment';
import { stepName } from './names';
import { evaluateRunsOn } from './runsOn';

const scope = {
  contexts: {
    github: { ref: 'refs/heads/main', event_name: 'push' },
    matrix: { os: 'windows-latest' },
    steps: { deploy: { outputs: { url: 'http://localhost:8100' } } },
  },
};

async function jobWith(lines: string) {
  const { jobs } = await loaded(
    withJob(`${lines}\nsteps: [{ run: one }]`).replace(
      lines.startsWith('runs-on') ? '    runs-on: ubuntu-latest\n' : '\0',
      '',
    ),
  );
  return stepsJob(jobs[0]);
}

describe('concurrency', () => {
  const concurrency = async (lines: string) =>
    evaluateConcurrency((await jobWith(lines)).concurrency, scope);

  it('is a group, which by default waits', async () => {
    expect(await concurrency('concurrency: ${{ github.ref }}')).toEqual({
      group: 'refs/heads/main',
      cancelInProgress: false,
    });
    expect(
      await concurrency(`
concurrency:
  group: deploy-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'push' }}`),
    ).toEqual({ group: 'deploy-refs/heads/main', cancelInProgress: true });
  });

  it('is none where its name is empty', async () => {
    expect(await concurrency('')).toBeUndefined();
    expect(
      await concurrency('concurrency: ${{ github.none }}'),
    ).toBeUndefined();
  });
});

describe('an environment', () => {
  it('has a name, and a URL when the steps have ended', async () => {
    const { environment } = await jobWith(
      'environment: { name: "${{ github.event_name }}-1", url: "${{ steps.deploy.outputs.url }}" }',
    );
    expect(await evaluateEnvironment(environment, scope)).toEqual({
      name: 'push-1',
      createsDeployment: true,
    });
    expect(await evaluateEnvironmentUrl(environment, scope)).toBe(
      'http://localhost:8100',
    );
    expect(
      await evaluateEnvironmentUrl(environment, { contexts: {} }),
    ).toBeUndefined();
  });

  it('may be a name only, make no deployment, or be none', async () => {
    const environment = async (lines: string) =>
      evaluateEnvironment((await jobWith(lines)).environment, scope);

    expect(await environment('environment: staging')).toEqual({
      name: 'staging',
      createsDeployment: true,
    });
    expect(
      await environment('environment: { name: staging, deployment: false }'),
    ).toEqual({ name: 'staging', createsDeployment: false });
    expect(
      await environment('environment: ${{ github.none }}'),
    ).toBeUndefined();
    expect(await environment('')).toBeUndefined();
  });
});

describe('runs-on', () => {
  it('gives the labels, of runners that there are', async () => {
    const labels = async (lines: string) =>
      evaluateRunsOn((await jobWith(lines)).runsOn, scope);

    expect(await labels('runs-on: [ubuntu-latest]')).toEqual(['ubuntu-latest']);
    expect(await labels('runs-on: { labels: ubuntu-24.04 }')).toEqual([
      'ubuntu-24.04',
    ]);
    await expect(labels('runs-on: ${{ matrix.os }}')).rejects.toThrow(
      "There is no runner for 'runs-on: windows-latest' here: jobs run on this machine, as on 'ubuntu-latest' (.github/workflows/ci.yml:4:14)",
    );
  });
});

describe('the name of a step', () => {
  it('is what it says, or what it runs', async () => {
    const { jobs } = await loaded(
      withSteps(`
- name: On \${{ github.ref }}
  run: one
- run: |

    npm ci --ref \${{ github.ref }}
    npm test
- uses: actions/checkout@v4
`),
    );
    const { steps } = stepsJob(jobs[0]);
    expect(await Promise.all(steps.map(step => stepName(step, scope)))).toEqual(
      [
        'On refs/heads/main',
        'Run npm ci --ref refs/heads/main',
        'Run actions/checkout@v4',
      ],
    );
  });
});

describe('the status that a job sees', () => {
  const runs = async (
    condition: string,
    status: ReturnType<typeof statusOfJob>,
  ) =>
    evaluateCondition((await jobWith(condition)).if, { contexts: {}, status });

  it('is success where all went well before it', async () => {
    expect(await runs('', statusOfJob([], false))).toBe(true);
    expect(await runs('', statusOfJob(['success', 'success'], false))).toBe(
      true,
    );
    expect(await runs('', statusOfJob(['success', 'skipped'], false))).toBe(
      false,
    );
    expect(await runs('', statusOfJob(['success'], true))).toBe(false);
  });

  it('is failure where one before it failed', async () => {
    const failed = statusOfJob(['success', 'failure', 'skipped'], false);
    expect(await runs('', failed)).toBe(false);
    expect(await runs('if: failure()', failed)).toBe(true);
    expect(await runs("if: failure('a', 'b')", failed)).toBe(true);
    expect(await runs('if: always()', failed)).toBe(true);
    expect(await runs('if: cancelled()', statusOfJob([], true))).toBe(true);
  });
});
