import { RunnerGithub } from './__testUtils__/RunnerGithub';

const STEPS = '{ runs-on: ubuntu-latest, steps: [{ run: "true" }] }';

describe('what starts a workflow', () => {
  let runner: RunnerGithub;

  beforeEach(async () => {
    runner = await RunnerGithub.start();
  });

  afterEach(() => runner.stop());

  async function runCount(): Promise<number> {
    const { data } = await runner.rest.actions.listWorkflowRunsForRepo(
      runner.shop,
    );
    return data.total_count;
  }

  it('is a push to the branches and paths that it names', async () => {
    const workflow = `
on: { push: { branches: [main], paths: ['src/**'] } }
jobs: { a: ${STEPS} }
`;
    await runner.push(workflow);
    await runner.push(workflow, { 'src/a.ts': '1' }, { branch: 'other' });
    await runner.push(
      workflow,
      { 'src/a.ts': '1' },
      { message: 'Nothing to test [skip ci]' },
    );
    const sha = await runner.push(workflow, { 'src/a.ts': '2' });

    expect((await runner.ended()).jobs[0].head_sha).toBe(sha);
    expect(await runCount()).toBe(1);
  });

  it('is a pull request, as merged into its base', async () => {
    const workflow = `
on: pull_request
run-name: 'Check #\${{ github.event.number }} by \${{ github.actor }}'
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - run: |
          echo "$GITHUB_REF $GITHUB_HEAD_REF into $GITHUB_BASE_REF"
          ls
`;
    const base = await runner.push(workflow, { main: '' });
    await runner.rest.git.createRef({
      ...runner.shop,
      ref: 'refs/heads/feature',
      sha: base,
    });
    const head = await runner.push(
      workflow,
      { feature: '' },
      { branch: 'feature', login: 'ben' },
    );
    await runner.push(workflow, { later: '' });
    await runner.github.octokit('ben').rest.pulls.create({
      ...runner.shop,
      title: 'Add a feature',
      head: 'feature',
      base: 'main',
    });
    const run = await runner.ended();

    expect(run).toMatchObject({
      conclusion: 'success',
      title: 'Check #1 by ben',
    });
    expect(run.jobs[0].head_sha).toBe(head);
    const log = await runner.log(run.jobs[0].id);
    expect(log).toContain('refs/pull/1/merge feature into main\n');
    expect(log).toContain('feature\nlater\nmain\n');

    const next = await runner.push(
      workflow,
      { more: '' },
      { branch: 'feature', login: 'ben' },
    );
    expect((await runner.ended()).jobs[0].head_sha).toBe(next);
    expect(await runCount()).toBe(2);
  });

  it('is somebody, with inputs', async () => {
    await runner.push(`
on:
  workflow_dispatch:
    inputs:
      to: { type: choice, options: [staging, production], required: true }
      dry: { type: boolean, default: true }
jobs:
  a:
    runs-on: ubuntu-latest
    steps: [{ run: 'echo "to \${{ inputs.to }}, \${{ inputs.dry && 1 }}, \${{ github.event.inputs.dry }}"' }]
`);
    const dispatch = (inputs: Record<string, string>, ref = 'main') =>
      runner.rest.actions.createWorkflowDispatch({
        ...runner.shop,
        workflow_id: 'ci.yml',
        ref,
        inputs,
      });

    await expect(dispatch({ to: 'moon' })).rejects.toMatchObject({
      status: 422,
    });
    await expect(dispatch({ to: 'staging' }, 'gone')).rejects.toMatchObject({
      status: 422,
    });
    await dispatch({ to: 'staging' });
    const run = await runner.ended();
    expect(await runner.log(run.jobs[0].id)).toContain('to staging, 1, true\n');
  });

  it('starts none that somebody disabled', async () => {
    const workflow = `on: push\njobs: { a: ${STEPS} }`;
    await runner.push(workflow);
    await runner.ended();
    const at = { ...runner.shop, workflow_id: 'ci.yml' };
    await runner.rest.actions.disableWorkflow(at);
    await runner.push(workflow, { b: '' });
    expect(await runCount()).toBe(1);

    await runner.rest.actions.enableWorkflow(at);
    await runner.push(workflow, { c: '' });
    await runner.ended();
    expect(await runCount()).toBe(2);
  });

  it('fails the run of a workflow that asks for what is not here, and says where', async () => {
    const sha = await runner.push(`
on: push
jobs:
  a:
    runs-on: windows-latest
    steps:
      - uses: somebody/something@v1
`);
    const run = await runner.ended();

    expect(run).toMatchObject({ conclusion: 'startup_failure', jobs: [] });
    const html = await (
      await runner.github.fetch(`/acme/shop/actions/runs/${run.id}`)
    ).text();
    expect(html).toContain('windows-latest');
    expect(html).toContain('somebody/something');
    expect(html).toMatch(/ci\.yml[^0-9]*7/);
    expect(sha).toMatch(/^[0-9a-f]{40}$/);
  });
});
