import { pushFiles } from '../__testUtils__/pushFiles';
import { TestGithub } from '../__testUtils__/testGithub';
import { nodeId } from '../representations/nodeId';

/** What the Backstage plugin for GitHub deployments asks for. */
const DEPLOYMENTS = `
  query deployments($owner: String!, $repo: String!, $last: Int) {
    repository(owner: $owner, name: $repo) {
      deployments(last: $last) {
        nodes {
          state
          environment
          updatedAt
          commit { abbreviatedOid commitUrl }
          statuses(last: 1) { nodes { logUrl } }
          creator { login }
          repository { nameWithOwner }
          payload
        }
      }
    }
  }`;

const WHERE = { owner: 'acme', repo: 'shop' };

describe('deployments over GraphQL', () => {
  let github: TestGithub;
  let sha: string;

  beforeAll(async () => {
    github = await TestGithub.start();
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'shop' });
    sha = await pushFiles(github, 'acme/shop', { files: { 'a.txt': 'a\n' } });
    for (const environment of ['staging', 'staging', 'production']) {
      const { data } = await repos.createDeployment({
        ...WHERE,
        ref: 'main',
        environment,
        payload: { version: '1.0' },
      });
      if ('id' in data) {
        await repos.createDeploymentStatus({
          ...WHERE,
          deployment_id: data.id,
          state: 'success',
          log_url: `https://ci.example/${data.id}`,
          environment_url: 'https://shop.example',
        });
      }
    }
  });

  const ask = async (query: string, variables: object = {}) =>
    github.octokit().graphql<any>(query, { ...WHERE, ...variables });

  it('answer what the deployments plugin asks', async () => {
    const { repository } = await ask(DEPLOYMENTS, { last: 3 });
    expect(repository.deployments.nodes).toMatchObject([
      { environment: 'staging', state: 'INACTIVE' },
      { environment: 'staging', state: 'ACTIVE' },
      {
        environment: 'production',
        state: 'ACTIVE',
        commit: { abbreviatedOid: sha.slice(0, 7) },
        statuses: { nodes: [{ logUrl: 'https://ci.example/3' }] },
        creator: { login: 'ada' },
        repository: { nameWithOwner: 'acme/shop' },
        payload: '{"version":"1.0"}',
      },
    ]);
  });

  it('come by environment, newest first where that is asked', async () => {
    const { repository } = await ask(
      `query ($owner: String!, $repo: String!) {
        repository(owner: $owner, name: $repo) {
          deployments(
            first: 1
            environments: ["STAGING"]
            orderBy: { field: CREATED_AT, direction: DESC }
          ) {
            totalCount
            pageInfo { hasNextPage }
            nodes { databaseId ref { name } latestStatus { state environmentUrl } }
          }
        }
      }`,
    );
    expect(repository.deployments).toMatchObject({
      totalCount: 2,
      pageInfo: { hasNextPage: true },
      nodes: [
        {
          databaseId: 2,
          ref: { name: 'main' },
          latestStatus: {
            state: 'SUCCESS',
            environmentUrl: 'https://shop.example',
          },
        },
      ],
    });
  });

  it('come by the ids that REST knows them by, in that order, each for itself', async () => {
    const { data } = await github
      .octokit()
      .rest.repos.listDeployments({ ...WHERE, per_page: 2 });
    const known = data.map(({ node_id }) => node_id);
    const missing = nodeId('Deployment', 99);

    const error = await ask(
      `query ($ids: [ID!]!) {
        nodes(ids: $ids) {
          ... on Deployment {
            environment
            statuses(first: 100) {
              nodes { state createdAt updatedAt logUrl }
              pageInfo { hasNextPage }
            }
          }
        }
      }`,
      { ids: [known[0], missing, known[1]] },
    ).catch(failed => failed);

    expect(error.data.nodes).toMatchObject([
      {
        environment: 'production',
        statuses: {
          nodes: [{ state: 'SUCCESS', logUrl: 'https://ci.example/3' }],
          pageInfo: { hasNextPage: false },
        },
      },
      null,
      { environment: 'staging' },
    ]);
    expect(error.errors).toMatchObject([
      { type: 'NOT_FOUND', path: ['nodes', 1] },
    ]);
  });

  it('are the only nodes to be had by id', async () => {
    const { node_id } = (await github.octokit().rest.repos.get(WHERE)).data;

    await expect(
      ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: [node_id],
      }),
    ).rejects.toThrow('does not serve the node');
  });
});
