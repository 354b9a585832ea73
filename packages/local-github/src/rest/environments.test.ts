import { TestGithub } from '../__testUtils__/testGithub';

const WHERE = { owner: 'acme', repo: 'shop' };

describe('environments', () => {
  let github: TestGithub;

  beforeEach(async () => {
    github = await TestGithub.start();
    await github
      .octokit()
      .rest.repos.createInOrg({ org: 'acme', name: 'shop' });
  });

  afterEach(() => github.remove());

  const staging = { ...WHERE, environment_name: 'staging' };

  it('are created without protection', async () => {
    const { data } = await github
      .octokit()
      .rest.repos.createOrUpdateEnvironment(staging);

    expect(data).toMatchObject({
      name: 'staging',
      protection_rules: [],
      deployment_branch_policy: null,
    });
  });

  it('keep reviewers, wait time and branch policy', async () => {
    const { rest } = github.octokit();
    const ben = await rest.users.getByUsername({ username: 'ben' });
    const payments = await rest.teams.getByName({
      org: 'acme',
      team_slug: 'payments',
    });

    await rest.repos.createOrUpdateEnvironment({
      ...staging,
      wait_timer: 5,
      prevent_self_review: true,
      reviewers: [
        { type: 'User', id: ben.data.id },
        { type: 'Team', id: payments.data.id },
      ],
      deployment_branch_policy: {
        protected_branches: true,
        custom_branch_policies: false,
      },
    });

    const { data } = await rest.repos.getEnvironment(staging);
    expect(data.protection_rules).toMatchObject([
      { type: 'wait_timer', wait_timer: 5 },
      {
        type: 'required_reviewers',
        prevent_self_review: true,
        reviewers: [
          { type: 'User', reviewer: { login: 'ben' } },
          { type: 'Team', reviewer: { slug: 'payments' } },
        ],
      },
      { type: 'branch_policy' },
    ]);
    expect(data.deployment_branch_policy).toEqual({
      protected_branches: true,
      custom_branch_policies: false,
    });
  });

  it('lose what an update does not name', async () => {
    const { repos } = github.octokit().rest;
    await repos.createOrUpdateEnvironment({ ...staging, wait_timer: 5 });
    await repos.createOrUpdateEnvironment(staging);
    const { data } = await repos.getEnvironment(staging);
    expect(data.protection_rules).toEqual([]);
  });

  it('may have names that need escaping', async () => {
    const { repos } = github.octokit().rest;
    const environment = { ...WHERE, environment_name: 'eu west/blue' };
    await repos.createOrUpdateEnvironment(environment);
    const { data } = await repos.getEnvironment(environment);
    expect(data.name).toBe('eu west/blue');
    expect((await repos.getAllEnvironments(WHERE)).data.total_count).toBe(1);
  });

  it.each([
    [
      'a reviewer who does not exist',
      { reviewers: [{ type: 'User' as const, id: 999 }] },
    ],
    [
      'a policy of both kinds',
      {
        deployment_branch_policy: {
          protected_branches: true,
          custom_branch_policies: true,
        },
      },
    ],
    ['a wait beyond 30 days', { wait_timer: 43_201 }],
  ])('refuse %s', async (_, settings) => {
    await expect(
      github
        .octokit()
        .rest.repos.createOrUpdateEnvironment({ ...staging, ...settings }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it('are changed by administrators and seen by readers', async () => {
    const { repos } = github.octokit('ben').rest;
    await expect(
      repos.createOrUpdateEnvironment(staging),
    ).rejects.toMatchObject({ status: 403 });
    expect((await repos.getAllEnvironments(WHERE)).data.environments).toEqual(
      [],
    );
  });

  it('go with all that is in them', async () => {
    const { repos, actions } = github.octokit().rest;
    await repos.createOrUpdateEnvironment(staging);
    await actions.createEnvironmentVariable({
      ...staging,
      name: 'REGION',
      value: 'eu',
    });

    await repos.deleteAnEnvironment(staging);
    await expect(repos.getEnvironment(staging)).rejects.toMatchObject({
      status: 404,
    });
    await repos.createOrUpdateEnvironment(staging);
    const { data } = await actions.listEnvironmentVariables(staging);
    expect(data.variables).toEqual([]);
  });

  it('have branch policies of their own where they are custom', async () => {
    const { repos } = github.octokit().rest;
    await repos.createOrUpdateEnvironment({
      ...staging,
      deployment_branch_policy: {
        protected_branches: false,
        custom_branch_policies: true,
      },
    });

    const { data: policy } = await repos.createDeploymentBranchPolicy({
      ...staging,
      name: 'release/*',
    });
    await repos.createDeploymentBranchPolicy({
      ...staging,
      name: 'v*',
      type: 'tag',
    });
    await repos.updateDeploymentBranchPolicy({
      ...staging,
      branch_policy_id: policy.id ?? 0,
      name: 'releases/*',
    });

    const { data } = await repos.listDeploymentBranchPolicies(staging);
    expect(data.branch_policies).toMatchObject([
      { name: 'releases/*', type: 'branch' },
      { name: 'v*', type: 'tag' },
    ]);
    await repos.deleteDeploymentBranchPolicy({
      ...staging,
      branch_policy_id: policy.id ?? 0,
    });
    await expect(
      repos.getDeploymentBranchPolicy({
        ...staging,
        branch_policy_id: policy.id ?? 0,
      }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('take no branch policy where there is none to add to', async () => {
    const { repos } = github.octokit().rest;
    await repos.createOrUpdateEnvironment(staging);
    await expect(
      repos.createDeploymentBranchPolicy({ ...staging, name: 'main' }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
