import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { TestGithub } from '../__testUtils__/testGithub';

/** The portal's own readers, configured as the portal configures them. */
function readerOf(github: TestGithub, token?: string) {
  return UrlReaders.default({
    logger: mockServices.logger.mock(),
    config: mockServices.rootConfig({
      data: {
        integrations: {
          github: [
            {
              host: github.host,
              apiBaseUrl: `${github.url}/api/v3`,
              rawBaseUrl: `${github.url}/raw`,
              token,
            },
          ],
        },
      },
    }),
  });
}

describe('Backstage’s URL readers', () => {
  let github: TestGithub;

  beforeAll(async () => {
    github = await TestGithub.start();
    const octokit = github.octokit();
    for (const isPrivate of [true, false]) {
      const repo = isPrivate ? 'secret' : 'open';
      await octokit.rest.repos.createInOrg({
        org: 'acme',
        name: repo,
        private: isPrivate,
      });
      for (const [path, content] of [
        ['catalog-info.yaml', 'kind: Component\n'],
        ['docs/index.md', '# Docs\n'],
        ['docs/deep/two.md', '# Two\n'],
      ]) {
        await octokit.rest.repos.createOrUpdateFileContents({
          owner: 'acme',
          repo,
          path,
          message: `Add ${path}`,
          content: Buffer.from(content).toString('base64'),
        });
      }
    }
  });

  const url = (repo: string, path: string) =>
    `${github.url}/acme/${repo}/blob/main/${path}`;

  it.each([
    ['a private repository, by the API', 'secret', 'ghp_ada'],
    ['a public repository, raw and without token', 'open', undefined],
  ])('read a file of %s', async (_, repo, token) => {
    const reader = readerOf(github, token);

    const first = await reader.readUrl(url(repo, 'catalog-info.yaml'));
    expect((await first.buffer()).toString()).toBe('kind: Component\n');

    await expect(
      reader.readUrl(url(repo, 'catalog-info.yaml'), { etag: first.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
  });

  it('say what is not there, or not theirs', async () => {
    await expect(
      readerOf(github, 'ghp_ada').readUrl(url('secret', 'missing.yaml')),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(
      readerOf(github, 'ghp_eve').readUrl(url('secret', 'catalog-info.yaml')),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(
      readerOf(github).readUrl(url('secret', 'catalog-info.yaml')),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('read a tree, once until it changes', async () => {
    const reader = readerOf(github, 'ghp_ada');
    const tree = `${github.url}/acme/secret/tree/main/docs`;

    const response = await reader.readTree(tree);

    const files = await response.files();
    const contents = await Promise.all(
      files.map(async ({ path, content }) => [path, String(await content())]),
    );
    expect(Object.fromEntries(contents)).toEqual({
      'index.md': '# Docs\n',
      'deep/two.md': '# Two\n',
    });
    await expect(
      reader.readTree(tree, { etag: response.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
  });

  it('read a tree of the default branch where no branch is named', async () => {
    const response = await readerOf(github, 'ghp_ada').readTree(
      `${github.url}/acme/secret`,
    );

    expect((await response.files()).map(({ path }) => path)).toContain(
      'catalog-info.yaml',
    );
  });

  it('search by pattern', async () => {
    const { files } = await readerOf(github, 'ghp_ada').search(
      `${github.url}/acme/secret/blob/main/**/*.md`,
    );

    const found = await Promise.all(
      files.map(async file => [file.url, String(await file.content())]),
    );
    expect(found).toEqual([
      [url('secret', 'docs/deep/two.md'), '# Two\n'],
      [url('secret', 'docs/index.md'), '# Docs\n'],
    ]);
  });
});
