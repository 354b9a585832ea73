import { pushFiles } from '../__testUtils__/pushFiles';
import { RunStage } from '../__testUtils__/RunStage';
import { TestGithub } from '../__testUtils__/testGithub';

const WHERE = { owner: 'acme', repo: 'shop' };

describe('deployments', () => {
  let github: TestGithub;
  let sha: string;

  beforeEach(async () => {
    github = await TestGithub.start();
    await github
      .octokit()
      .rest.repos.createInOrg({ org: 'acme', name: 'shop' });
    sha = await pushFiles(github, 'acme/shop', { files: { 'a.txt': 'a\n' } });
  });

  afterEach(() => github.remove());

  const repos = (login?: string) => github.octokit(login).rest.repos;

  async function deploy(deployment: object = {}) {
    const { data } = await repos().createDeployment({
      ...WHERE,
      ref: 'main',
      ...deployment,
    });
    if (!('id' in data)) {
      throw new Error('merged instead of deployed');
    }
    return data;
  }
  const report = (id: number, state: 'success' | 'failure' | 'inactive') =>
    repos().createDeploymentStatus({ ...WHERE, deployment_id: id, state });
  const latest = async (id: number) => {
    const { data } = await repos().listDeploymentStatuses({
      ...WHERE,
      deployment_id: id,
    });
    return data[0]?.state;
  };

  it('go to production unless they say otherwise, which then exists', async () => {
    const deployment = await deploy();
    expect(deployment).toMatchObject({
      sha,
      ref: 'main',
      task: 'deploy',
      environment: 'production',
      production_environment: true,
      creator: { login: 'ada' },
    });
    await deploy({ environment: 'staging', payload: { size: 'small' } });
    const { data } = await repos().getAllEnvironments(WHERE);
    expect(data.environments?.map(({ name }) => name)).toEqual([
      'production',
      'staging',
    ]);
  });

  it('are listed newest first, by what is asked', async () => {
    await deploy({ environment: 'staging' });
    const migrated = await deploy({ environment: 'staging', task: 'migrate' });
    const { data, headers } = await repos().listDeployments({
      ...WHERE,
      environment: 'staging',
      per_page: 1,
    });
    expect(data).toMatchObject([{ id: migrated.id }]);
    expect(headers.link).toContain('rel="last"');
    for (const [filter, count] of [
      [{ task: 'migrate' }, 1],
      [{ sha }, 2],
      [{ ref: 'next' }, 0],
    ] as const) {
      const found = await repos().listDeployments({ ...WHERE, ...filter });
      expect(found.data).toHaveLength(count);
    }
  });

  it('make earlier ones of the environment inactive when they succeed', async () => {
    const first = await deploy({ environment: 'staging' });
    const second = await deploy({ environment: 'staging' });
    await report(first.id, 'success');
    const { data } = await repos().createDeploymentStatus({
      ...WHERE,
      deployment_id: second.id,
      state: 'success',
      environment_url: 'https://shop.example',
      log_url: 'https://ci.example/2',
      description: 'It runs',
    });
    expect(data).toMatchObject({
      state: 'success',
      environment: 'staging',
      environment_url: 'https://shop.example',
      target_url: 'https://ci.example/2',
    });
    expect(await latest(first.id)).toBe('inactive');
    expect(await latest(second.id)).toBe('success');
    const single = await repos().getDeploymentStatus({
      ...WHERE,
      deployment_id: second.id,
      status_id: data.id,
    });
    expect(single.data).toEqual(data);
  });

  it('leave earlier ones alone where that is asked', async () => {
    const first = await deploy({ environment: 'staging' });
    const second = await deploy({ environment: 'staging' });
    await report(first.id, 'success');
    await repos().createDeploymentStatus({
      ...WHERE,
      deployment_id: second.id,
      state: 'success',
      auto_inactive: false,
    });
    expect(await latest(first.id)).toBe('success');
  });

  it('go only when inactive, or the only one', async () => {
    const first = await deploy();
    const second = await deploy();
    const remove = (id: number) =>
      repos().deleteDeployment({ ...WHERE, deployment_id: id });
    await report(second.id, 'success');
    await expect(remove(second.id)).rejects.toMatchObject({ status: 422 });
    await report(first.id, 'inactive');
    await remove(first.id);
    await remove(second.id);
    await expect(
      repos().getDeployment({ ...WHERE, deployment_id: first.id }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('wait for the checks of their commit', async () => {
    const stage = await RunStage.open(github, 'acme/shop');
    const run = await stage.aRun();
    const done = { status: 'completed' as const };
    await stage.aJob(run, { ...done, conclusion: 'success' });
    await stage.aJob(run, {
      ...done,
      key: 'audit',
      name: 'audit',
      conclusion: 'failure',
    });
    await stage.close();
    await expect(deploy()).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('Commit status checks failed for main'),
    });
    await deploy({ required_contexts: ['test'] });
    await deploy({ required_contexts: [] });
    await expect(deploy({ required_contexts: ['scan'] })).rejects.toMatchObject(
      { status: 409 },
    );
  });

  it('bring a branch up to date first, unless told not to', async () => {
    const { git } = github.octokit().rest;
    const commitTo = (branch: string, path: string) =>
      repos().createOrUpdateFileContents({
        ...WHERE,
        branch,
        path,
        message: `Write ${path}`,
        content: Buffer.from(branch).toString('base64'),
      });
    await git.createRef({ ...WHERE, ref: 'refs/heads/next', sha });
    await commitTo('next', 'b.txt');
    await commitTo('main', 'c.txt');

    const asked = { ...WHERE, ref: 'next' };
    const { status, data } = await repos().createDeployment(asked);
    expect([status, data]).toEqual([
      202,
      { message: 'Auto-merged main into next on deployment.' },
    ]);
    await deploy({ ref: 'next' });

    await commitTo('main', 'd.txt');
    await commitTo('next', 'd.txt');
    await expect(repos().createDeployment(asked)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('Conflict merging main into next.'),
    });
    await deploy({ ref: 'next', auto_merge: false });
  });

  it('need something to deploy', async () => {
    await expect(deploy({ ref: 'nowhere' })).rejects.toMatchObject({
      status: 422,
    });
  });

  it('are made by those who may push', async () => {
    await expect(
      repos('ben').createDeployment({ ...WHERE, ref: 'main' }),
    ).rejects.toMatchObject({ status: 403 });
  });
});
