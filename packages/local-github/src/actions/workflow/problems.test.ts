import { problemsOf, withJob, withSteps } from './__testUtils__/load';

describe('problems of a workflow', () => {
  it('are those of the syntax, where YAML has them', async () => {
    expect(await problemsOf('on: push\njobs:\n  a:\n   - b: c: d\n')).toEqual([
      'workflows/ci.yml:4:9 Nested mappings are not allowed in compact mappings',
    ]);
  });

  it("are those of GitHub's schema, all at once", async () => {
    expect(
      await problemsOf(`
on:
  push:
  pushed:
jobs:
  a:
    runs-on: ubuntu-latest
    step:
      - run: one
    steps:
      - uses: actions/checkout@v4
        run: both
  b:
    steps: []
`),
    ).toEqual([
      "workflows/ci.yml:4:3 Unexpected value 'pushed'",
      "workflows/ci.yml:8:5 Unexpected value 'step'",
      "workflows/ci.yml:12:9 Unexpected value 'run'",
      'workflows/ci.yml:14:5 Required property is missing: runs-on',
    ]);
  });

  it('are expressions that their place does not allow', async () => {
    expect(
      await problemsOf(`
on: push
env:
  A: \${{ steps.one.outputs.a }}
jobs:
  a:
    runs-on: ubuntu-latest
    if: secrets.TOKEN != ''
    steps:
      - run: |
          echo one
          echo \${{ unknown.a }} \${{ toJson( }}
      - run: one
        if: always() && (
`),
    ).toEqual([
      "workflows/ci.yml:4:6 Unrecognized named-value: 'steps'",
      "workflows/ci.yml:8:9 Unrecognized named-value: 'secrets'",
      "workflows/ci.yml:12:16 Unrecognized named-value: 'unknown'",
      "workflows/ci.yml:12:33 Unexpected end of expression: '('",
      "workflows/ci.yml:14:13 Unexpected end of expression: '('",
    ]);
  });

  it('are needs that are unknown or go round in a circle', async () => {
    expect(
      await problemsOf(`
on: push
jobs:
  free: { runs-on: ubuntu-latest, steps: [{ run: one }] }
  a: { runs-on: ubuntu-latest, needs: b, steps: [{ run: one }] }
  b: { runs-on: ubuntu-latest, needs: [a, free, gone], steps: [{ run: one }] }
`),
    ).toEqual([
      "workflows/ci.yml:5:39 Job 'a' depends on job 'b' which creates a cycle in the dependency graph.",
      "workflows/ci.yml:6:40 Job 'b' depends on job 'a' which creates a cycle in the dependency graph.",
      "workflows/ci.yml:6:49 Job 'b' depends on unknown job 'gone'.",
    ]);
  });

  it.each([
    [
      'container: node:24',
      "workflows/ci.yml:5:5 'container': Jobs in a container are not supported locally",
    ],
    [
      'services: { db: { image: postgres } }',
      "workflows/ci.yml:5:5 'services': Service containers are not supported locally",
    ],
    [
      'concurrency: { group: a, queue: max }',
      "workflows/ci.yml:5:37 'queue: max' is not supported locally",
    ],
    [
      'defaults: { run: { shell: powershell } }',
      "workflows/ci.yml:5:31 The shell 'powershell' is not supported locally: scripts run with bash, sh, python, or a template such as 'perl {0}'",
    ],
  ])('are jobs with %s', async (line, problem) => {
    expect(await problemsOf(withJob(`${line}\nsteps: [{ run: one }]`))).toEqual(
      [problem],
    );
  });

  it.each([
    ['windows-latest', 'windows-latest'],
    ['[self-hosted, linux]', 'self-hosted, linux'],
    ['{ labels: macos-15 }', 'macos-15'],
  ])('are jobs that run on %s', async (runsOn, labels) => {
    expect(
      await problemsOf(
        `on: push\njobs:\n  a:\n    runs-on: ${runsOn}\n    steps: [{ run: one }]\n`,
      ),
    ).toEqual([
      `workflows/ci.yml:4:14 There is no runner for 'runs-on: ${labels}' here: jobs run on this machine, as on 'ubuntu-latest'`,
    ]);
  });

  it('are actions from elsewhere, and inputs that ours do not know', async () => {
    expect(
      await problemsOf(
        withSteps(`
- uses: actions/upload-artifact@v4
- uses: docker://alpine:3
- uses: actions/checkout@v4
  with:
    submodules: recursive
    depth: 1
    ref: \${{ github.ref }}
- uses: ./missing
`),
      ),
    ).toEqual([
      expect.stringMatching(
        /^workflows\/ci.yml:6:15 The action 'actions\/upload-artifact@v4' is not supported locally/,
      ),
      "workflows/ci.yml:7:15 The action 'docker://alpine:3' is a container: they are not supported locally",
      "workflows/ci.yml:10:11 'submodules: recursive' of actions/checkout is not supported locally, only 'false'",
      expect.stringMatching(
        /^workflows\/ci.yml:11:11 The input 'depth' of actions\/checkout is not supported locally/,
      ),
      "workflows/ci.yml:13:15 There is no action.yml or action.yaml in 'missing' at this commit",
    ]);
  });

  it('are filters that exclude each other', async () => {
    expect(
      await problemsOf(
        withSteps('- run: one').replace(
          'on: push',
          'on: { push: { branches: [a], branches-ignore: [b] } }',
        ),
      ),
    ).toEqual([
      "workflows/ci.yml:1:47 'branches' and 'branches-ignore' cannot both filter one event",
    ]);
  });

  it('are defaults that an input does not take', async () => {
    expect(
      await problemsOf(
        withSteps('- run: one').replace(
          'on: push',
          `on:
  workflow_dispatch:
    inputs:
      quoted: { type: boolean, default: 'true' }
      version: { type: string, default: 3.11 }
      count: { type: number, default: many }
      level: { type: choice, options: [low, high], default: middle }`,
        ),
      ),
    ).toEqual([
      "workflows/ci.yml:6:39 The default 'many' of the input 'count' is not a number",
      "workflows/ci.yml:7:61 The default 'middle' of the input 'level' is not one of low, high",
    ]);
  });

  it('are steps with one id, in whatever case, and actions without a version', async () => {
    expect(
      await problemsOf(
        withSteps(`
- { id: build, run: one }
- { id: Build, run: two }
- { id: build, run: three }
- uses: actions/checkout
`),
      ),
    ).toEqual([
      "workflows/ci.yml:7:15 The identifier 'Build' may not be used more than once within the same scope.",
      "workflows/ci.yml:8:15 The identifier 'build' may not be used more than once within the same scope.",
      "workflows/ci.yml:9:15 Expected format {org}/{repo}[/path]@ref. Actual 'actions/checkout'",
    ]);
  });

  it('are not what GitHub takes in a workflow_dispatch', async () => {
    expect(
      await problemsOf(
        withSteps('- run: one').replace(
          'on: push',
          'on:\n  workflow_dispatch:\n    inputs:\n      note:\n      level: { type: string }',
        ),
      ),
    ).toEqual([]);
    expect(
      await problemsOf(
        withSteps('- run: one').replace(
          'on: push',
          'on:\n  workflow_dispatch:\n    inputs:\n',
        ),
      ),
    ).toEqual([]);
  });
});
