import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  GithubEntityProvider,
  GithubMultiOrgEntityProvider,
  GithubOrgEntityProvider,
} from '@backstage/plugin-catalog-backend-module-github';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestGithub } from '../__testUtils__/testGithub';

type Connection = Parameters<GithubOrgEntityProvider['connect']>[0];
type Mutation = Parameters<Connection['applyMutation']>[0];

const logger = mockServices.logger.mock();
logger.child.mockReturnValue(logger);

describe('the catalog’s GitHub providers', () => {
  let github: TestGithub;

  beforeAll(async () => {
    github = await TestGithub.start();
  });

  const config = (catalog = {}) =>
    new ConfigReader({
      integrations: {
        github: [
          {
            host: github.host,
            apiBaseUrl: `${github.url}/api/v3`,
            rawBaseUrl: `${github.url}/raw`,
            token: 'ghp_ada',
          },
        ],
      },
      catalog,
    });

  /** What a provider hands to the catalog. */
  function aConnection() {
    const mutations: Mutation[] = [];
    return {
      applyMutation: async (mutation: Mutation) => {
        mutations.push(mutation);
      },
      refresh: async () => {},
      mutations,
    };
  }

  const entitiesOf = ({ mutations }: { mutations: Mutation[] }) =>
    mutations
      .flatMap(given => (given.type === 'full' ? given.entities : given.added))
      .map(({ entity }) => entity);

  it('find users and teams of an organization, page by page', async () => {
    const connection = aConnection();
    const provider = GithubOrgEntityProvider.fromConfig(config(), {
      id: 'acme',
      orgUrl: `${github.url}/acme`,
      schedule: 'manual',
      logger,
      pageSizes: { organizationMembers: 1, teamMembers: 1 },
    });
    await provider.connect(connection);
    await provider.read();

    const entities = entitiesOf(connection);
    expect(entities).toMatchObject([
      {
        kind: 'User',
        metadata: {
          name: 'ada',
          annotations: { 'github.com/user-login': 'ada' },
        },
        spec: {
          memberOf: ['payments'],
          profile: {
            displayName: 'Ada Okoro',
            email: 'ada@acme.example',
            picture: `${github.url}/avatars/ada`,
          },
        },
      },
      { kind: 'User', metadata: { name: 'ben' } },
      {
        kind: 'Group',
        metadata: {
          name: 'payments',
          description: 'Takes money',
          annotations: { 'github.com/team-slug': 'acme/payments' },
        },
        spec: { members: ['ada', 'ben'] },
      },
    ]);
  });

  it('find the users and teams of several organizations', async () => {
    const connection = aConnection();
    const provider = GithubMultiOrgEntityProvider.fromConfig(config(), {
      id: 'several',
      githubUrl: github.url,
      orgs: ['acme'],
      schedule: 'manual',
      logger,
    });
    await provider.connect(connection);
    await provider.read();

    const entities = entitiesOf(connection);
    expect(entities.map(({ metadata }) => metadata.name)).toEqual([
      'ada',
      'ben',
      'payments',
    ]);
  });

  it('follow events about members and teams', async () => {
    const connection = aConnection();
    let publish: (event: {
      topic: string;
      eventPayload: unknown;
    }) => Promise<void> = async () => {};
    const events = mockServices.events.mock({
      subscribe: async ({ onEvent }) => {
        publish = onEvent;
      },
    });
    const provider = GithubMultiOrgEntityProvider.fromConfig(config(), {
      events,
      id: 'events',
      githubUrl: github.url,
      orgs: ['acme'],
      schedule: 'manual',
      logger,
    });
    await provider.connect(connection);
    const { data: team } = await github
      .octokit()
      .rest.teams.getByName({ org: 'acme', team_slug: 'payments' });
    const { data: member } = await github
      .octokit()
      .rest.users.getByUsername({ username: 'ben' });
    const organization = { login: 'acme' };

    await publish({
      topic: 'github.membership',
      eventPayload: {
        action: 'added',
        scope: 'team',
        member,
        team,
        organization,
      },
    });
    await publish({
      topic: 'github.team',
      eventPayload: { action: 'edited', team, organization, changes: {} },
    });

    const names = entitiesOf(connection).map(({ metadata }) => metadata.name);
    expect(new Set(names)).toEqual(new Set(['ada', 'ben', 'payments']));
  });

  it('find the repositories with a catalog file', async () => {
    const { repos } = github.octokit().rest;
    for (const name of ['empty', 'shop', 'site', 'vault']) {
      await repos.createInOrg({
        org: 'acme',
        name,
        private: name === 'vault',
      });
    }
    for (const name of ['shop', 'vault']) {
      await pushFiles(github, `acme/${name}`, {
        files: { 'catalog-info.yaml': 'kind: Component\n' },
      });
    }
    await pushFiles(github, 'acme/site', {
      files: { 'README.md': '# Site\n' },
    });
    await repos.replaceAllTopics({
      owner: 'acme',
      repo: 'shop',
      names: ['backend'],
    });

    const connection = aConnection();
    const [provider] = GithubEntityProvider.fromConfig(
      config({
        providers: {
          github: {
            acme: {
              host: github.host,
              organization: 'acme',
              catalogPath: '/catalog-info.yaml',
              validateLocationsExist: true,
              schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
            },
          },
        },
      }),
      {
        logger,
        schedule: { run: async ({ fn }) => fn(new AbortController().signal) },
      },
    );
    await provider.connect(connection);

    const entities = entitiesOf(connection);
    expect(entities.map(({ spec }) => spec?.target)).toEqual([
      `${github.url}/acme/shop/blob/main/catalog-info.yaml`,
      `${github.url}/acme/vault/blob/main/catalog-info.yaml`,
    ]);
  }, 30_000);
});
