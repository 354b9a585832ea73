import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createGithubEnvironmentAction } from '@backstage/plugin-scaffolder-backend-module-github';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { TestGithub } from '../__testUtils__/testGithub';

const SHOP = { owner: 'acme', repo: 'shop' };

describe('the scaffolder’s action github:environment:create', () => {
  it('finds everything it asks for', async () => {
    const github = await TestGithub.start();
    const { repos, actions } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'shop' });

    const action = createGithubEnvironmentAction({
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader({
          integrations: {
            github: [
              {
                host: github.host,
                apiBaseUrl: `${github.url}/api/v3`,
                token: 'ghp_ada',
              },
            ],
          },
        }),
      ),
      catalog: {
        getEntitiesByRefs: async () => ({
          items: [
            { kind: 'User', metadata: { name: 'ben' } },
            { kind: 'Group', metadata: { name: 'payments' } },
          ],
        }),
      } as unknown as Parameters<
        typeof createGithubEnvironmentAction
      >[0]['catalog'],
    });
    const context = createMockActionContext({
      input: {
        repoUrl: `${github.host}?owner=acme&repo=shop`,
        name: 'production',
        deploymentBranchPolicy: {
          protected_branches: false,
          custom_branch_policies: true,
        },
        customBranchPolicyNames: ['main'],
        customTagPolicyNames: ['v*'],
        environmentVariables: { REGION: 'eu' },
        secrets: { KUBECONFIG: 'apiVersion: v1' },
        waitTimer: 10,
        preventSelfReview: true,
        reviewers: ['user:ben', 'group:payments'],
      },
      checkpoint: async ({ fn }) => fn(),
    });

    await action.handler(context as Parameters<typeof action.handler>[0]);

    const production = { ...SHOP, environment_name: 'production' };
    const environment = await repos.getEnvironment(production);
    const policies = await repos.listDeploymentBranchPolicies(production);
    const variables = await actions.listEnvironmentVariables(production);
    const secrets = await actions.listEnvironmentSecrets(production);
    expect(environment.data.protection_rules).toMatchObject([
      { type: 'wait_timer', wait_timer: 10 },
      {
        type: 'required_reviewers',
        reviewers: [
          { reviewer: { login: 'ben' } },
          { reviewer: { slug: 'payments' } },
        ],
      },
      { type: 'branch_policy' },
    ]);
    expect(policies.data.branch_policies).toMatchObject([
      { name: 'main', type: 'branch' },
      { name: 'v*', type: 'tag' },
    ]);
    expect(variables.data.variables).toMatchObject([{ name: 'REGION' }]);
    expect(secrets.data.secrets).toMatchObject([{ name: 'KUBECONFIG' }]);
  });
});
