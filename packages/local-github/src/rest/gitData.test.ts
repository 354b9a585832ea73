import { Octokit } from '@octokit/rest';
import { TestGithub } from '../__testUtils__/testGithub';

describe('git data', () => {
  const repo = { owner: 'acme', repo: 'shop' };
  let github: TestGithub;
  let octokit: Octokit;

  beforeEach(async () => {
    github = await TestGithub.start();
    octokit = github.octokit();
    await octokit.rest.repos.createInOrg({
      org: 'acme',
      name: 'shop',
      auto_init: true,
    });
  });

  afterEach(() => github.remove());

  const tip = async (branch = 'main') =>
    (await octokit.rest.git.getRef({ ...repo, ref: `heads/${branch}` })).data
      .object.sha;

  async function commit(message: string, files: Record<string, string>) {
    const parent = await tip();
    const { data: tree } = await octokit.rest.git.createTree({
      ...repo,
      base_tree: parent,
      tree: Object.entries(files).map(([path, content]) => ({
        path,
        content,
        mode: '100644' as const,
        type: 'blob' as const,
      })),
    });
    const { data } = await octokit.rest.git.createCommit({
      ...repo,
      message,
      tree: tree.sha,
      parents: [parent],
    });
    return data.sha;
  }

  it('builds a commit from blobs and trees, and moves a branch to it', async () => {
    const { data: blob } = await octokit.rest.git.createBlob({
      ...repo,
      content: Buffer.from('binary\0').toString('base64'),
      encoding: 'base64',
    });
    const parent = await tip();
    const { data: tree } = await octokit.rest.git.createTree({
      ...repo,
      base_tree: parent,
      tree: [
        { path: 'bin/data', mode: '100755', type: 'blob', sha: blob.sha },
        { path: 'src/deep/index.ts', mode: '100644', content: 'export {};\n' },
      ],
    });
    const { data: created } = await octokit.rest.git.createCommit({
      ...repo,
      message: 'Build by hand',
      tree: tree.sha,
      parents: [parent],
      author: {
        name: 'Grace',
        email: 'grace@acme.example',
        date: '2026-01-02T03:04:05Z',
      },
    });
    await octokit.rest.git.updateRef({
      ...repo,
      ref: 'heads/main',
      sha: created.sha,
    });

    const { data: written } = await octokit.rest.git.getCommit({
      ...repo,
      commit_sha: created.sha,
    });
    expect(written).toEqual(created);
    expect(created.author).toEqual({
      name: 'Grace',
      email: 'grace@acme.example',
      date: '2026-01-02T03:04:05Z',
    });
    const { data: read } = await octokit.rest.git.getTree({
      ...repo,
      tree_sha: 'main',
      recursive: '1',
    });
    expect(read.tree.map(({ path, mode }) => `${mode} ${path}`)).toEqual([
      '100644 README.md',
      '040000 bin',
      '100755 bin/data',
      '040000 src',
      '040000 src/deep',
      '100644 src/deep/index.ts',
    ]);
    const { data: content } = await octokit.rest.git.getBlob({
      ...repo,
      file_sha: blob.sha,
    });
    expect(Buffer.from(content.content, 'base64').toString()).toBe('binary\0');
  });

  it('removes paths from a tree, and grafts whole trees', async () => {
    await octokit.rest.git.updateRef({
      ...repo,
      ref: 'heads/main',
      sha: await commit('Add', { 'a/one.txt': '1', 'b/two.txt': '2' }),
    });
    const { data: before } = await octokit.rest.git.getTree({
      ...repo,
      tree_sha: 'main',
    });
    const b = before.tree.find(({ path }) => path === 'b')?.sha;

    const { data: after } = await octokit.rest.git.createTree({
      ...repo,
      base_tree: 'main',
      tree: [
        { path: 'a', mode: '040000', type: 'tree', sha: null },
        { path: 'copies/b', mode: '040000', type: 'tree', sha: b },
      ],
    });

    const { data: read } = await octokit.rest.git.getTree({
      ...repo,
      tree_sha: after.sha,
      recursive: '1',
    });
    expect(
      read.tree.filter(({ type }) => type === 'blob').map(({ path }) => path),
    ).toEqual(['README.md', 'b/two.txt', 'copies/b/two.txt']);
  });

  it('moves a ref forward freely, and back only when forced', async () => {
    const first = await tip();
    const second = await commit('Second', { 'two.txt': '2' });
    await octokit.rest.git.updateRef({
      ...repo,
      ref: 'heads/main',
      sha: second,
    });

    await expect(
      octokit.rest.git.updateRef({ ...repo, ref: 'heads/main', sha: first }),
    ).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('not a fast forward'),
    });
    await octokit.rest.git.updateRef({
      ...repo,
      ref: 'heads/main',
      sha: first,
      force: true,
    });
    expect(await tip()).toBe(first);
  });

  it('creates, lists and deletes refs', async () => {
    const sha = await tip();
    for (const ref of ['refs/heads/feature/a', 'refs/heads/feature/b']) {
      await octokit.rest.git.createRef({ ...repo, ref, sha });
    }

    await expect(
      octokit.rest.git.createRef({ ...repo, ref: 'refs/heads/feature/a', sha }),
    ).rejects.toMatchObject({ status: 422 });
    const { data } = await octokit.rest.git.listMatchingRefs({
      ...repo,
      ref: 'heads/feat',
    });
    expect(data.map(({ ref }) => ref)).toEqual([
      'refs/heads/feature/a',
      'refs/heads/feature/b',
    ]);
    await octokit.rest.git.deleteRef({ ...repo, ref: 'heads/feature/a' });
    await expect(tip('feature/a')).rejects.toMatchObject({ status: 404 });
    await expect(
      octokit.rest.git.deleteRef({ ...repo, ref: 'heads/main' }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it('tags a commit, lightly or with a message', async () => {
    const sha = await tip();
    const { data: tag } = await octokit.rest.git.createTag({
      ...repo,
      tag: 'v1.0.0',
      message: 'First',
      object: sha,
      type: 'commit',
    });
    await octokit.rest.git.createRef({
      ...repo,
      ref: 'refs/tags/v1.0.0',
      sha: tag.sha,
    });

    const { data: read } = await octokit.rest.git.getTag({
      ...repo,
      tag_sha: tag.sha,
    });
    expect(read).toMatchObject({ message: 'First', object: { sha } });
    const { data: tags } = await octokit.rest.repos.listTags(repo);
    expect(tags).toMatchObject([{ name: 'v1.0.0', commit: { sha } }]);
  });

  it('reports on a commit by a branch with slashes, escaped or not', async () => {
    const sha = await tip();
    await octokit.rest.git.createRef({
      ...repo,
      ref: 'refs/heads/feature/status',
      sha,
    });

    for (const ref of ['feature/status', 'feature%2Fstatus']) {
      const response = await github.fetch(
        `/api/v3/repos/acme/shop/commits/${ref}/status`,
      );
      expect(await response.json()).toMatchObject({
        sha,
        state: 'pending',
        repository: { full_name: 'acme/shop' },
      });
    }
  });

  it('says that an empty repository is empty', async () => {
    await octokit.rest.repos.createInOrg({ org: 'acme', name: 'blank' });
    const blank = { owner: 'acme', repo: 'blank' };

    await expect(
      octokit.rest.git.getRef({ ...blank, ref: 'heads/main' }),
    ).rejects.toMatchObject({ status: 409 });
    await expect(octokit.rest.repos.listCommits(blank)).rejects.toMatchObject({
      status: 409,
    });
  });

  it('shows history, a commit’s changes, and what two branches differ in', async () => {
    const base = await tip();
    await octokit.rest.git.createRef({
      ...repo,
      ref: 'refs/heads/side',
      sha: base,
    });
    await octokit.rest.git.updateRef({
      ...repo,
      ref: 'heads/main',
      sha: await commit('Rewrite\n\nIn full.', {
        'README.md': '# Shop\n\nSells.\n',
        'new.txt': 'new\n',
      }),
    });

    const { data: history } = await octokit.rest.repos.listCommits(repo);
    expect(history.map(each => each.commit.message)).toEqual([
      'Rewrite\n\nIn full.',
      'Initial commit',
    ]);
    expect(history[0].author).toMatchObject({ login: 'ada' });
    const { data: ofPath } = await octokit.rest.repos.listCommits({
      ...repo,
      path: 'new.txt',
      author: 'ada',
    });
    expect(ofPath).toHaveLength(1);

    const { data: changed } = await octokit.rest.repos.getCommit({
      ...repo,
      ref: 'main',
    });
    expect(changed.files).toMatchObject([
      { filename: 'README.md', status: 'modified', additions: 3, deletions: 1 },
      {
        filename: 'new.txt',
        status: 'added',
        patch: '@@ -0,0 +1 @@\n+new',
      },
    ]);

    const { data: comparison } =
      await octokit.rest.repos.compareCommitsWithBasehead({
        ...repo,
        basehead: 'side...main',
      });
    expect(comparison).toMatchObject({
      status: 'ahead',
      ahead_by: 1,
      behind_by: 0,
      merge_base_commit: { sha: base },
    });
  });
});
