import type { Mutation, Repository } from '@octokit/graphql-schema';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestGithub } from '../__testUtils__/testGithub';

describe('GraphQL', () => {
  let github: TestGithub;
  let sha: string;

  beforeAll(async () => {
    github = await TestGithub.start({
      tokens: [
        {
          token: 'ghp_ada',
          login: 'ada',
          scopes: ['repo', 'read:org', 'user'],
        },
        {
          token: 'ghp_eve',
          login: 'eve',
          scopes: ['repo', 'read:org', 'user'],
        },
        { token: 'ghp_repo', login: 'ada', scopes: ['repo'] },
      ],
    });
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'shop', private: true });
    sha = await pushFiles(github, 'acme/shop', {
      message: 'First\n\nWith a body.',
      files: { 'docs/a.md': '# A\n', 'logo.bin': 'a\0b' },
    });
  });

  async function post(body: unknown, token: string | undefined = 'ghp_ada') {
    const response = await github.fetch('/api/graphql', {
      method: 'POST',
      headers: token ? { Authorization: `bearer ${token}` } : {},
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  it('knows who asks', async () => {
    expect(
      await github.octokit('eve').graphql('{ viewer { login isViewer } }'),
    ).toEqual({ viewer: { login: 'eve', isViewer: true } });
  });

  it('needs authentication', async () => {
    const anonymous = await post({ query: '{ viewer { login } }' }, '');
    expect(anonymous.status).toBe(401);
    expect(anonymous.body.message).toContain(
      'requires you to be authenticated',
    );
    const wrong = await post({ query: '{ viewer { login } }' }, 'ghp_wrong');
    expect(wrong).toMatchObject({
      status: 401,
      body: { message: 'Bad credentials' },
    });
  });

  it('refuses what is not in GitHub’s schema', async () => {
    const { status, body } = await post({ query: '{ viewer { shoeSize } }' });
    expect(status).toBe(200);
    expect(body.errors[0].message).toContain(
      'Cannot query field "shoeSize" on type "User"',
    );
  });

  it('names what is in the schema and not served', async () => {
    const ofField = await post({
      query: '{ viewer { gists(first: 1) { totalCount } } }',
    });
    expect(ofField.body.errors[0]).toMatchObject({
      type: 'NOT_SERVED',
      path: ['viewer', 'gists'],
      message: expect.stringContaining("the field 'User.gists'"),
    });
    const ofArgument = await post({
      query:
        '{ viewer { repositories(first: 1, hasIssuesEnabled: true) { totalCount } } }',
    });
    expect(ofArgument.body.errors[0].message).toContain(
      "the argument 'hasIssuesEnabled' of 'User.repositories'",
    );
  });

  it('refuses malformed requests', async () => {
    expect((await post('{')).status).toBe(400);
    expect((await post({ query: 1 })).status).toBe(400);
    const { body } = await post({ query: '{ viewer {' });
    expect(body.errors[0].message).toContain('Syntax Error');
  });

  it('reads trees, files and commits', async () => {
    const { repository } = await github
      .octokit()
      .graphql<{ repository: Repository }>(
        `query ($owner: String!, $name: String!) {
        repository(owner: $owner, name: $name) {
          nameWithOwner isPrivate viewerPermission
          defaultBranchRef { name prefix target { oid ... on Commit { message messageHeadline messageBody author { user { login } } } } }
          file: object(expression: "HEAD:docs/a.md") { ... on Blob { text byteSize isBinary } }
          binary: object(expression: "main:logo.bin") { ... on Blob { text isBinary } }
          tree: object(expression: "main:") { ... on Tree { entries { name type } } }
          missing: object(expression: "main:nowhere") { oid }
        }
      }`,
        { owner: 'ACME', name: 'Shop' },
      );
    expect(repository).toEqual({
      nameWithOwner: 'acme/shop',
      isPrivate: true,
      viewerPermission: 'ADMIN',
      defaultBranchRef: {
        name: 'main',
        prefix: 'refs/heads/',
        target: {
          oid: sha,
          message: 'First\n\nWith a body.',
          messageHeadline: 'First',
          messageBody: 'With a body.',
          author: { user: { login: 'ada' } },
        },
      },
      file: { text: '# A\n', byteSize: 4, isBinary: false },
      binary: { text: null, isBinary: true },
      tree: {
        entries: [
          { name: 'docs', type: 'tree' },
          { name: 'logo.bin', type: 'blob' },
        ],
      },
      missing: null,
    });
  });

  it('hides private repositories from outsiders', async () => {
    const { body } = await post(
      {
        query: `{
          repository(owner: "acme", name: "shop") { name }
          repositoryOwner(login: "acme") { repositories(first: 9) { totalCount } repository(name: "shop") { name } }
        }`,
      },
      'ghp_eve',
    );
    expect(body).toMatchObject({
      data: {
        repository: null,
        repositoryOwner: { repositories: { totalCount: 0 }, repository: null },
      },
      errors: [{ type: 'NOT_FOUND', path: ['repository'] }],
    });
  });

  it('shows teams and addresses only to tokens with the scopes for them', async () => {
    const { body } = await post(
      {
        query: `{
          organization(login: "acme") { teams(first: 1) { totalCount } }
          viewer { email }
        }`,
      },
      'ghp_repo',
    );
    expect(body.errors.map(({ type }: { type: string }) => type)).toEqual([
      'INSUFFICIENT_SCOPES',
      'INSUFFICIENT_SCOPES',
    ]);
  });

  it('pages forwards and backwards, and insists on a page size', async () => {
    const members = (page: string) =>
      post({
        query: `{ organization(login: "acme") { membersWithRole(${page}) {
          nodes { login } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        } } }`,
      }).then(({ body }) => body.data?.organization?.membersWithRole ?? body);

    const first = await members('first: 1');
    expect(first).toMatchObject({
      nodes: [{ login: 'ada' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    const second = await members(
      `first: 1, after: "${first.pageInfo.endCursor}"`,
    );
    expect(second).toMatchObject({
      nodes: [{ login: 'ben' }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
    const back = await members(
      `last: 1, before: "${second.pageInfo.startCursor}"`,
    );
    expect(back.nodes).toEqual([{ login: 'ada' }]);

    expect((await members('after: null')).errors[0].type).toBe(
      'MISSING_PAGINATION_BOUNDARIES',
    );
    expect((await members('first: 101')).errors[0].type).toBe(
      'EXCESSIVE_PAGINATION',
    );
    expect((await members('first: 1, after: "x"')).errors[0].type).toBe(
      'INVALID_CURSOR_ARGUMENTS',
    );
  });

  describe('createCommitOnBranch', () => {
    const MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
      createCommitOnBranch(input: $input) { commit { oid message } ref { name } }
    }`;

    it('commits files without a clone', async () => {
      const { object } = (
        await github
          .octokit()
          .rest.git.getRef({ owner: 'acme', repo: 'shop', ref: 'heads/main' })
      ).data;
      const { createCommitOnBranch } = await github
        .octokit()
        .graphql<Mutation>(MUTATION, {
          input: {
            branch: {
              repositoryNameWithOwner: 'acme/shop',
              branchName: 'main',
            },
            message: { headline: 'Add b', body: 'Remove a' },
            expectedHeadOid: object.sha,
            fileChanges: {
              additions: [
                {
                  path: 'b.txt',
                  contents: Buffer.from('b').toString('base64'),
                },
              ],
              deletions: [{ path: 'docs/a.md' }],
            },
          },
        });

      expect(createCommitOnBranch).toMatchObject({
        ref: { name: 'main' },
        commit: { message: 'Add b\n\nRemove a' },
      });
      const { repository } = await github
        .octokit()
        .graphql<{ repository: Repository }>(
          `{ repository(owner: "acme", name: "shop") {
          object(expression: "main:") { ... on Tree { entries { name } } }
        } }`,
        );
      expect(repository.object).toEqual({
        entries: [{ name: 'b.txt' }, { name: 'logo.bin' }],
      });
    });

    it('refuses a branch that moved on', async () => {
      await expect(
        github.octokit().graphql(MUTATION, {
          input: {
            branch: {
              repositoryNameWithOwner: 'acme/shop',
              branchName: 'main',
            },
            message: { headline: 'Late' },
            expectedHeadOid: '0'.repeat(40),
          },
        }),
      ).rejects.toMatchObject({ errors: [{ type: 'STALE_DATA' }] });
    });
  });
});
