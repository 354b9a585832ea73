import { TestJob } from './__testUtils__/TestJob';
import { defaultVariables } from './defaultVariables';
import { inheritedEnvironment, stepEnvironment } from './stepEnvironment';

// Real processes, on machines that may be busy.
jest.setTimeout(60_000);

describe('the environment of a step', () => {
  const before = { ...process.env };

  afterEach(() => {
    process.env = { ...before };
  });

  it('holds nothing of our own but what it needs', async () => {
    process.env.GITHUB_TOKEN = 'canary';
    process.env.AUTH_GITHUB_CLIENT_SECRET = 'canary';
    process.env.npm_config__authToken = 'canary';
    process.env.npm_config_registry = 'https://registry.example';
    process.env.LC_TIME = 'C';
    const job = await TestJob.create();

    await job.run('printenv -0 | tr "\\0\\n" "\\n " | sort', {
      env: { STAGE: 'test' },
      variables: defaultVariables({
        github: { sha: 'abc', run_id: '7', event: {}, token: 'canary' },
        runner: { os: 'Linux', temp: job.tempDir },
      }),
    });

    expect(job.output).not.toContain('canary');
    const names = [...job.output.matchAll(/^([^=\n]+)=/gm)].map(
      ([, name]) => name,
    );
    const allowed = Object.keys(inheritedEnvironment(process.env));
    expect(allowed).toEqual(
      expect.arrayContaining(['PATH', 'npm_config_registry', 'LC_TIME']),
    );
    expect(new Set(names)).toEqual(
      new Set([
        ...allowed,
        'CI',
        'GITHUB_ACTIONS',
        'GITHUB_ENV',
        'GITHUB_OUTPUT',
        'GITHUB_PATH',
        'GITHUB_RUN_ID',
        'GITHUB_SHA',
        'GITHUB_STATE',
        'GITHUB_STEP_SUMMARY',
        'RUNNER_OS',
        'RUNNER_TEMP',
        'RUNNER_TRACKING_ID',
        'STAGE',
        // Of bash's own making.
        'PWD',
        'SHLVL',
        '_',
      ]),
    );
    await job.end();
  });

  it('hides the password of a proxy that it has to know', async () => {
    process.env.https_proxy = 'http://ada:hunter%262@proxy.example:3128';
    const job = await TestJob.create();

    await job.run('echo "$https_proxy"; echo "hunter&2"');

    expect(job.output).toBe('http://ada:***@proxy.example:3128\n***\n');
    await job.end();
  });

  it('lets what a workflow sets win in either spelling', () => {
    expect(
      stepEnvironment({
        ours: { PATH: '/bin', http_proxy: 'a', npm_config_userconfig: 'b' },
        env: { HTTP_PROXY: 'c', NPM_CONFIG_USERCONFIG: 'd' },
        variables: {},
        path: [],
      }),
    ).toEqual({
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      HTTP_PROXY: 'c',
      NPM_CONFIG_USERCONFIG: 'd',
      PATH: '/bin',
    });
  });

  it('lets default variables win over what a workflow sets, CI excepted', () => {
    expect(
      stepEnvironment({
        ours: { PATH: '/bin', HOME: '/home/ada' },
        env: { GITHUB_SHA: 'mine', CI: 'false', HOME: '/elsewhere' },
        variables: { GITHUB_SHA: 'abc' },
        path: ['/opt/a', '/opt/b'],
      }),
    ).toEqual({
      CI: 'false',
      GITHUB_ACTIONS: 'true',
      GITHUB_SHA: 'abc',
      HOME: '/elsewhere',
      PATH: '/opt/b:/opt/a:/bin',
    });
  });
});
