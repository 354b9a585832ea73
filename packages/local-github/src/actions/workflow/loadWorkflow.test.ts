import { evaluateText, evaluateTexts } from '../expressions/evaluate';
import { load, loaded, stepsJob, withSteps } from './__testUtils__/load';
import { loadWorkflow } from './loadWorkflow';

describe('loadWorkflow', () => {
  it('reads what a workflow says of itself and of its jobs', async () => {
    const workflow = await loaded(`
name: Build
run-name: Build \${{ github.ref_name }}
on:
  push:
    branches: [main]
  pull_request:
  schedule:
    - cron: '0 4 * * *'
env:
  LEVEL: workflow
permissions:
  contents: read
defaults:
  run:
    shell: sh
    working-directory: app
jobs:
  second:
    needs: first
    runs-on: ubuntu-latest
    permissions: {}
    defaults:
      run:
        working-directory: lib
    steps:
      - run: two
  first:
    name: First \${{ github.sha }}
    runs-on: [ubuntu-24.04]
    environment: staging
    timeout-minutes: 5
    outputs:
      answer: \${{ steps.one.outputs.answer }}
    steps:
      - id: one
        run: one
        if: github.ref == 'refs/heads/main'
`);
    expect(workflow).toMatchObject({
      path: '.github/workflows/ci.yml',
      name: 'Build',
      permissions: { contents: 'read' },
      triggers: {
        push: { branches: ['main'] },
        pull_request: {},
        workflow_dispatch: undefined,
        others: ['schedule'],
      },
    });
    expect(await evaluateTexts(workflow.env, { contexts: {} })).toEqual({
      LEVEL: 'workflow',
    });

    const [second, first] = workflow.jobs.map(stepsJob);
    expect(second).toMatchObject({
      id: 'second',
      position: { file: '.github/workflows/ci.yml', line: 19, column: 3 },
      needs: ['first'],
      permissions: {},
    });
    const scope = { contexts: { github: { sha: 'abc' } } };
    const text = (template?: Parameters<typeof evaluateText>[0]) =>
      template && evaluateText(template, scope);
    expect(await text(second.defaults.shell)).toBe('sh');
    expect(await text(second.defaults.workingDirectory)).toBe('lib');
    expect(await text(first.name)).toBe('First abc');
    expect(await text(first.defaults.workingDirectory)).toBe('app');
    expect(await text(first.environment)).toBe('staging');
    expect(first.steps).toMatchObject([
      { kind: 'run', id: 'one', position: { line: 36 } },
    ]);
  });

  it('calls a workflow without a name by its path', async () => {
    expect((await loaded(withSteps('- run: one'))).name).toBe(
      '.github/workflows/ci.yml',
    );
  });

  it('keeps a script as it is, whatever expressions are in it', async () => {
    const workflow = await loaded(
      withSteps(`
- run: |
    cat <<END
      {"ref": "\${{ github.ref }}", 'b': {'c': ''}}
    END
- run: >-
    one
    two \${{ github.ref }}
- run: "a\\tb
    \${{ github.ref }}"
`),
    );
    const scope = { contexts: { github: { ref: 'refs/heads/main' } } };
    const scripts = await Promise.all(
      stepsJob(workflow.jobs[0]).steps.map(
        step => step.kind === 'run' && evaluateText(step.run, scope),
      ),
    );
    expect(scripts).toEqual([
      `cat <<END\n  {"ref": "refs/heads/main", 'b': {'c': ''}}\nEND\n`,
      'one two refs/heads/main',
      'a\tb refs/heads/main',
    ]);
  });

  it('knows the built-in actions in every version', async () => {
    const workflow = await loaded(
      withSteps(`
- uses: actions/checkout@v4
- uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
- uses: Actions/Setup-Node@v6
  with:
    node-version: 24
    cache: npm
`),
    );
    expect(stepsJob(workflow.jobs[0]).steps).toMatchObject([
      { kind: 'built-in', uses: 'actions/checkout@v4' },
      { kind: 'built-in' },
      { kind: 'built-in', uses: 'Actions/Setup-Node@v6' },
    ]);
  });

  it('does not ask which action a substituted step uses', async () => {
    const { workflow } = await load(
      withSteps(`
- id: scan-image
  uses: anchore/scan-action@v7
  with: { image: app }
- id: attest-image
  uses: ./.github/actions/attest
`),
      {},
      id => ['scan-image', 'attest-image'].includes(id),
    );
    expect(workflow && stepsJob(workflow.jobs[0]).steps).toMatchObject([
      { kind: 'substituted', uses: 'anchore/scan-action@v7' },
      { kind: 'substituted', uses: './.github/actions/attest' },
    ]);
  });

  it('says what would start a workflow that cannot run', async () => {
    const broken = await load(`
name: Build
on: { push: { branches: [main] } }
jobs:
  build:
    runs-on: macos-latest
    steps: [{ run: one }]
`);
    expect(broken.workflow).toBeUndefined();
    expect(broken).toMatchObject({
      name: 'Build',
      triggers: { push: { branches: ['main'] }, others: [] },
    });
  });

  it('cannot say so of a file that is no YAML', async () => {
    expect(await load('on: [push\njobs: }')).toEqual({
      name: '.github/workflows/ci.yml',
      problems: expect.arrayContaining([expect.objectContaining({ line: 2 })]),
    });
  });

  it('fails where there is no file at all', async () => {
    await expect(
      loadWorkflow({ path: 'a.yml', read: async () => undefined }),
    ).rejects.toThrow("There is no file 'a.yml' at this commit");
  });
});
