import sodium from 'libsodium-wrappers';
import { RunnerGithub } from './__testUtils__/RunnerGithub';

const DEPLOY = `
name: Deploy
on: push
jobs:
  rollout:
    runs-on: ubuntu-latest
    environment: { name: production, url: 'http://localhost:9/\${{ steps.up.outputs.at }}' }
    steps:
      - id: up
        run: |
          echo "at=$WHERE" >> "$GITHUB_OUTPUT"
          echo "key is \${#KEY} long: $KEY"
        env:
          WHERE: '\${{ vars.WHERE }}'
          KEY: '\${{ secrets.KEY }}'
`;

describe('a job with an environment', () => {
  let runner: RunnerGithub;

  beforeEach(async () => {
    runner = await RunnerGithub.start();
  });

  afterEach(() => runner.stop());

  async function protect(settings: Record<string, unknown>) {
    return runner.rest.repos.createOrUpdateEnvironment({
      ...runner.shop,
      environment_name: 'production',
      ...settings,
    });
  }

  async function userId(username: string): Promise<number> {
    return (await runner.rest.users.getByUsername({ username })).data.id;
  }

  async function states(): Promise<string[]> {
    const { repos } = runner.rest;
    const [deployment] = (await repos.listDeployments(runner.shop)).data;
    const { data } = await repos.listDeploymentStatuses({
      ...runner.shop,
      deployment_id: deployment.id,
    });
    return data.map(({ state }) => state).reverse();
  }

  async function waitingRun(): Promise<number> {
    const { payload } = await runner.hook.next('workflow_job', 'waiting');
    return payload.workflow_job.run_id;
  }

  async function review(
    runId: number,
    state: 'approved' | 'rejected',
    login = 'ben',
  ) {
    const { data: environment } = await runner.rest.repos.getEnvironment({
      ...runner.shop,
      environment_name: 'production',
    });
    return runner.github
      .octokit(login)
      .rest.actions.reviewPendingDeploymentsForRun({
        ...runner.shop,
        run_id: runId,
        environment_ids: [environment.id],
        state,
        comment: 'Seen',
      });
  }

  it('makes the environment where there is none, and a deployment', async () => {
    const sha = await runner.push(DEPLOY);
    const run = await runner.ended();

    expect(run.conclusion).toBe('success');
    const { repos } = runner.rest;
    const [environment] =
      (await repos.getAllEnvironments(runner.shop)).data.environments ?? [];
    expect(environment).toMatchObject({ name: 'production' });
    expect(environment.protection_rules).toEqual([]);

    const [deployment] = (await repos.listDeployments(runner.shop)).data;
    expect(deployment).toMatchObject({
      sha,
      ref: 'main',
      environment: 'production',
    });
    const { data: statuses } = await repos.listDeploymentStatuses({
      ...runner.shop,
      deployment_id: deployment.id,
    });
    expect(statuses[0]).toMatchObject({
      state: 'success',
      environment_url: 'http://localhost:9/',
      log_url: `${runner.github.url}/acme/shop/actions/runs/${run.id}/job/${run.jobs[0].id}`,
    });
    expect(await states()).toEqual(['queued', 'in_progress', 'success']);
  });

  it('waits for a reviewer, and sees the secrets of the environment only then', async () => {
    await protect({ reviewers: [{ type: 'User', id: await userId('ben') }] });
    const at = { ...runner.shop, environment_name: 'production' };
    await runner.rest.actions.createEnvironmentVariable({
      ...at,
      name: 'WHERE',
      value: 'there',
    });
    const { data: key } = await runner.rest.actions.getEnvironmentPublicKey(at);
    await sodium.ready;
    await runner.rest.actions.createOrUpdateEnvironmentSecret({
      ...at,
      secret_name: 'KEY',
      key_id: key.key_id,
      encrypted_value: Buffer.from(
        sodium.crypto_box_seal('opensesame', Buffer.from(key.key, 'base64')),
      ).toString('base64'),
    });
    await runner.push(DEPLOY);
    const runId = await waitingRun();

    expect(await runner.run(runId)).toMatchObject({ status: 'waiting' });
    expect(await states()).toEqual(['pending']);
    await expect(review(runId, 'approved', 'ada')).rejects.toMatchObject({
      status: 422,
    });
    await review(runId, 'approved');
    const run = await runner.ended();

    expect(run.conclusion).toBe('success');
    expect(await runner.log(run.jobs[0].id)).toContain('key is 10 long: ***');
    expect(await states()).toEqual([
      'pending',
      'queued',
      'in_progress',
      'success',
    ]);
    const [deployed] = runner.hook.received
      .filter(({ payload }) => payload.deployment_status?.state === 'success')
      .map(({ payload }) => payload.deployment_status.environment_url);
    expect(deployed).toBe('http://localhost:9/there');
  });

  it('fails when a reviewer says no', async () => {
    await protect({ reviewers: [{ type: 'User', id: await userId('ben') }] });
    await runner.push(DEPLOY);
    await review(await waitingRun(), 'rejected');
    const run = await runner.ended();

    expect(run.conclusions).toEqual({ rollout: 'failure' });
    expect(await states()).toEqual(['pending', 'failure']);
    await expect(review(run.id, 'approved')).rejects.toMatchObject({
      status: 422,
    });
  });

  it('fails when its environment is deleted', async () => {
    await protect({ reviewers: [{ type: 'User', id: await userId('ben') }] });
    await runner.push(DEPLOY);
    await waitingRun();
    await runner.rest.repos.deleteAnEnvironment({
      ...runner.shop,
      environment_name: 'production',
    });

    expect(await runner.ended()).toMatchObject({
      conclusions: { rollout: 'failure' },
    });
  });

  it('is not for whoever started it to review, where the environment says so', async () => {
    await protect({
      reviewers: [{ type: 'User', id: await userId('ben') }],
      prevent_self_review: true,
    });
    await runner.push(DEPLOY, {}, { login: 'ben' });
    const runId = await waitingRun();

    const { data } = await runner.github
      .octokit('ben')
      .rest.actions.getPendingDeploymentsForRun({
        ...runner.shop,
        run_id: runId,
      });
    expect(data).toMatchObject([{ current_user_can_approve: false }]);
    await expect(review(runId, 'approved')).rejects.toMatchObject({
      status: 422,
    });
  });

  it('fails on a branch that may not deploy there', async () => {
    await protect({
      deployment_branch_policy: {
        protected_branches: false,
        custom_branch_policies: true,
      },
    });
    await runner.rest.repos.createDeploymentBranchPolicy({
      ...runner.shop,
      environment_name: 'production',
      name: 'release/*',
    });
    await runner.push(DEPLOY);
    const run = await runner.ended();

    expect(run.conclusion).toBe('failure');
    expect(await runner.annotations(run.jobs[0].id)).toEqual([
      'Branch "main" is not allowed to deploy to production due to environment protection rules.',
    ]);
    await runner.push(DEPLOY, {}, { branch: 'release/1' });
    expect(await runner.ended()).toMatchObject({ conclusion: 'success' });
  });

  it('waits as long as the environment says', async () => {
    let now = new Date();
    await runner.stop();
    runner = await RunnerGithub.start({ clock: () => now });
    await protect({ wait_timer: 30 });
    await runner.push(DEPLOY);
    const runId = await waitingRun();

    now = new Date(now.getTime() + 31 * 60_000);
    await runner.github.restart();
    expect(await runner.ended()).toMatchObject({
      id: runId,
      conclusion: 'success',
    });
  });
});
