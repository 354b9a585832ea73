import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { startLocalGithub, type LocalGithub } from 'local-github';
import { Octokit } from 'octokit';
import { GithubDeployments } from './GithubDeployments';
import { readRepository } from './Repository';

const TOKEN = 'ghp_test';
const target = { owner: 'larkspur', repo: 'orders' };

// A GitHub of its own takes its time on a busy machine.
jest.setTimeout(60_000);

let dataDir: string;
let server: LocalGithub;
let octokit: Octokit;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'service-deployments-'));
  server = await startLocalGithub({
    dataDir,
    seed: {
      users: [{ login: 'ada' }],
      organizations: [{ login: 'larkspur', owners: ['ada'] }],
    },
    tokens: [{ token: TOKEN, login: 'ada', scopes: ['repo'] }],
  });
  octokit = new Octokit({
    auth: TOKEN,
    baseUrl: `${server.url}/api/v3`,
    throttle: { enabled: false },
  });
  await octokit.rest.repos.createInOrg({
    org: 'larkspur',
    name: 'orders',
    auto_init: true,
  });
  for (const name of ['staging', 'production']) {
    await octokit.rest.repos.createOrUpdateEnvironment({
      ...target,
      environment_name: name,
    });
  }
});

afterAll(async () => {
  await server?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function deploy(state: 'success' | 'failure', url?: string) {
  const { data } = await octokit.rest.repos.createDeployment({
    ...target,
    ref: 'main',
    environment: 'staging',
    required_contexts: [],
    auto_merge: false,
  });
  if (!('id' in data)) throw new Error('The deployment was not created');
  for (const next of ['in_progress', state] as const) {
    await octokit.rest.repos.createDeploymentStatus({
      ...target,
      deployment_id: data.id,
      state: next,
      environment_url: url,
    });
  }
}

function listEnvironments() {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [
          {
            host: server.host,
            apiBaseUrl: `${server.url}/api/v3`,
            token: TOKEN,
          },
        ],
      },
    }),
  );
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'orders',
      annotations: { 'github.com/project-slug': 'larkspur/orders' },
    },
  };
  return new GithubDeployments({
    integrations,
    logger: mockServices.logger.mock(),
  }).listEnvironments(readRepository(entity, integrations));
}

it('reads from a GitHub what was deployed to it, and what went wrong since', async () => {
  await deploy('success', 'https://orders.staging.example');
  await deploy('failure');

  await expect(listEnvironments()).resolves.toEqual([
    {
      name: 'staging',
      latest: expect.objectContaining({ state: 'failure' }),
      live: expect.objectContaining({
        state: 'success',
        sha: expect.stringMatching(/^[0-9a-f]{40}$/),
        commitUrl: expect.stringContaining(
          `${server.url}/larkspur/orders/commit/`,
        ),
        url: 'https://orders.staging.example/',
      }),
    },
    { name: 'production' },
  ]);
});
