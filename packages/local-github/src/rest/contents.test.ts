import { Octokit } from '@octokit/rest';
import { TestGithub } from '../__testUtils__/testGithub';

describe('contents', () => {
  const repo = { owner: 'acme', repo: 'shop' };
  let github: TestGithub;
  let octokit: Octokit;

  beforeEach(async () => {
    github = await TestGithub.start();
    octokit = github.octokit();
    await octokit.rest.repos.createInOrg({ org: 'acme', name: 'shop' });
  });

  afterEach(() => github.remove());

  const write = (path: string, content: string, sha?: string) =>
    octokit.rest.repos.createOrUpdateFileContents({
      ...repo,
      path,
      sha,
      message: `Write ${path}`,
      content: Buffer.from(content).toString('base64'),
    });

  it('makes the first commit of an empty repository', async () => {
    await expect(
      octokit.rest.repos.getContent({ ...repo, path: 'README.md' }),
    ).rejects.toMatchObject({ status: 404 });

    const { data, status } = await write('README.md', '# Shop\n');

    expect(status).toBe(201);
    expect(data.content).toMatchObject({ path: 'README.md', type: 'file' });
    const { data: file } = await octokit.rest.repos.getContent({
      ...repo,
      path: 'README.md',
    });
    expect(file).toMatchObject({
      encoding: 'base64',
      content: Buffer.from('# Shop\n').toString('base64').concat('\n'),
      html_url: `${github.url}/acme/shop/blob/main/README.md`,
      download_url: `${github.url}/raw/acme/shop/main/README.md`,
    });
  });

  it('changes a file only from the state that the caller saw', async () => {
    const { data } = await write('a b/ü.txt', 'one');
    const sha = data.content?.sha;

    await expect(write('a b/ü.txt', 'two')).rejects.toMatchObject({
      status: 422,
    });
    await write('a b/ü.txt', 'two', sha);
    await expect(write('a b/ü.txt', 'three', sha)).rejects.toMatchObject({
      status: 409,
    });

    const raw = await octokit.rest.repos.getContent({
      ...repo,
      path: 'a b/ü.txt',
      mediaType: { format: 'raw' },
    });
    expect(raw.data).toBe('two');
  });

  it('lists a directory, and deletes what it lists', async () => {
    await write('docs/one.md', '1');
    const { data: second } = await write('docs/two.md', '22');

    const { data: listed } = await octokit.rest.repos.getContent({
      ...repo,
      path: 'docs',
    });
    expect(listed).toMatchObject([
      { path: 'docs/one.md', size: 1, type: 'file' },
      { path: 'docs/two.md', size: 2, type: 'file' },
    ]);

    await octokit.rest.repos.deleteFile({
      ...repo,
      path: 'docs/two.md',
      message: 'Remove it',
      sha: second.content?.sha ?? '',
    });
    const { data: root } = await octokit.rest.repos.getContent({
      ...repo,
      path: '',
    });
    expect(root).toMatchObject([{ path: 'docs', type: 'dir' }]);
    const { data: left } = await octokit.rest.repos.getContent({
      ...repo,
      path: 'docs',
    });
    expect(left).toMatchObject([{ path: 'docs/one.md' }]);
  });

  it('reads the state of another branch, with slashes in its name', async () => {
    const { data } = await write('file.txt', 'on main');
    await octokit.rest.git.createRef({
      ...repo,
      ref: 'refs/heads/feature/x',
      sha: data.commit.sha ?? '',
    });
    await octokit.rest.repos.createOrUpdateFileContents({
      ...repo,
      path: 'file.txt',
      branch: 'feature/x',
      message: 'Change it there',
      sha: data.content?.sha,
      content: Buffer.from('on the branch').toString('base64'),
    });

    const read = (ref?: string) =>
      octokit.rest.repos.getContent({
        ...repo,
        path: 'file.txt',
        ref,
        mediaType: { format: 'raw' },
      });
    expect((await read()).data).toBe('on main');
    expect((await read('feature/x')).data).toBe('on the branch');

    const raw = await github.fetch('/raw/acme/shop/feature/x/file.txt');
    expect(await raw.text()).toBe('on the branch');
  });

  it('finds the readme', async () => {
    await write('README.md', '# Found\n');

    const { data } = await octokit.rest.repos.getReadme(repo);

    expect(data).toMatchObject({ name: 'README.md', type: 'file' });
  });

  it('answers 304 to who has it already', async () => {
    await write('README.md', '# Same\n');
    const path = '/api/v3/repos/acme/shop/contents/README.md';
    const first = await github.fetch(path);
    const etag = first.headers.get('ETag') ?? '';
    const lastModified = first.headers.get('Last-Modified') ?? '';

    for (const [name, value] of [
      ['If-None-Match', etag],
      ['If-None-Match', etag.replace('W/', '')],
      ['If-Modified-Since', lastModified],
    ]) {
      const again = await github.fetch(path, { headers: { [name]: value } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
    }
    const other = await github.fetch(path, {
      headers: { 'If-None-Match': '"other"' },
    });
    expect(other.status).toBe(200);
  });

  it('keeps workflow files from tokens without the scope for them', async () => {
    await github.restart({
      tokens: [{ token: 'ghp_ada', login: 'ada', scopes: ['repo'] }],
    });

    await expect(
      write('.github/workflows/ci.yml', 'on: push\n'),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      write('.github/CODEOWNERS', '* @ada\n'),
    ).resolves.toBeDefined();
  });

  it.each(['../up.txt', 'a//b.txt', '.git/config', 'a/.GIT/b'])(
    'refuses the path %s',
    async path => {
      const response = await github.fetch(
        `/api/v3/repos/acme/shop/contents/${encodeURIComponent(path)}`,
        {
          method: 'PUT',
          headers: { Authorization: 'token ghp_ada' },
          body: JSON.stringify({ message: 'No', content: '' }),
        },
      );
      expect(response.status).toBe(422);
    },
  );
});
