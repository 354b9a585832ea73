import {
  createShop,
  propose,
  refusal,
  SHOP,
} from '../__testUtils__/pullRequests';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestGithub } from '../__testUtils__/testGithub';

describe('merging a pull request', () => {
  let github: TestGithub;
  let pull_number: number;

  beforeEach(async () => {
    github = await TestGithub.start();
    await createShop(github);
    pull_number = await propose(github, {
      branch: 'orchids',
      title: 'Sell orchids',
      body: 'People ask for them.',
    });
  });

  afterEach(() => github.remove());

  const merge = (options: { merge_method?: 'merge' | 'squash' | 'rebase' }) =>
    github.octokit().rest.pulls.merge({ ...SHOP, pull_number, ...options });

  const pull = async () =>
    (await github.octokit().rest.pulls.get({ ...SHOP, pull_number })).data;

  const history = async () => {
    const { data } = await github
      .octokit()
      .rest.repos.listCommits({ ...SHOP, sha: 'main' });
    return data.map(({ sha, commit, parents }) => ({
      sha,
      message: commit.message,
      author: commit.author?.name,
      committer: commit.committer?.name,
      parents: parents.length,
    }));
  };

  it('by a merge commit keeps its commits and names it', async () => {
    const { data } = await merge({});

    expect(data).toMatchObject({ merged: true });
    expect((await history())[0]).toEqual({
      sha: data.sha,
      message: 'Merge pull request #1 from acme/orchids\n\nSell orchids',
      author: 'Ada Okoro',
      committer: 'Ada Okoro',
      parents: 2,
    });
    expect(await pull()).toMatchObject({
      state: 'closed',
      merged: true,
      merged_by: { login: 'ada' },
      merge_commit_sha: data.sha,
      mergeable: null,
    });
    const { status } = await github
      .octokit()
      .rest.pulls.checkIfMerged({ ...SHOP, pull_number });
    expect(status).toBe(204);
  });

  it('by squashing leaves one commit of its author', async () => {
    await pushFiles(github, 'acme/shop', {
      login: 'ben',
      branch: 'orchids',
      message: 'Water them',
      files: { 'water.txt': 'daily\n' },
    });
    await merge({ merge_method: 'squash' });

    const [squashed, ...before] = await history();
    expect(squashed).toMatchObject({
      message:
        'Sell orchids (#1)\n\n* Sell orchids\n\n* Water them\n\nCo-authored-by: Ada Okoro <ada@acme.example>',
      author: 'Ben Lind',
      parents: 1,
    });
    expect(before).toHaveLength(1);
  });

  it('by rebasing repeats each commit on top of the base', async () => {
    await pushFiles(github, 'acme/shop', {
      login: 'ben',
      branch: 'orchids',
      message: 'Take it back',
      files: { 'orchids.txt': '' },
    });
    await pushFiles(github, 'acme/shop', {
      message: 'Meanwhile',
      files: { 'other.txt': 'other\n' },
    });
    const head = (await pull()).head.sha;
    await merge({ merge_method: 'rebase' });

    const commits = await history();
    expect(commits.map(each => each.message)).toEqual([
      'Take it back',
      'Sell orchids',
      'Meanwhile',
      'Change files',
    ]);
    expect(commits.every(each => each.parents <= 1)).toBe(true);
    expect(commits[0].sha).not.toBe(head);
    const { data: file } = await github
      .octokit()
      .rest.repos.getContent({ ...SHOP, path: 'orchids.txt' });
    expect(file).toMatchObject({ size: 0 });
  });

  it('takes a title and a text, and the head that one has seen', async () => {
    const { pulls } = github.octokit().rest;
    const old = (await pull()).head.sha;
    await pushFiles(github, 'acme/shop', {
      login: 'ben',
      branch: 'orchids',
      files: { 'water.txt': 'daily\n' },
    });
    const words = { commit_title: 'Orchids', commit_message: 'At last.' };
    expect(
      await refusal(pulls.merge({ ...SHOP, pull_number, sha: old, ...words })),
    ).toEqual({
      status: 409,
      message: 'Head branch was modified. Review and try the merge again.',
    });

    const { sha } = (await pull()).head;
    await pulls.merge({ ...SHOP, pull_number, sha, ...words });
    expect((await history())[0].message).toBe('Orchids\n\nAt last.');
  });

  it('is refused where it conflicts, is a draft, or is done', async () => {
    const refused = { status: 405, message: 'Pull Request is not mergeable' };
    await pushFiles(github, 'acme/shop', {
      files: { 'orchids.txt': 'others\n' },
    });
    expect(await refusal(merge({}))).toEqual(refused);

    pull_number = await propose(github, { branch: 'draft', draft: true });
    expect(await refusal(merge({}))).toEqual({
      status: 405,
      message: 'Pull Request is still a draft',
    });

    pull_number = await propose(github, { branch: 'done' });
    await merge({});
    expect(await refusal(merge({}))).toEqual(refused);
  });

  it('obeys the repository’s settings', async () => {
    const { repos, git } = github.octokit().rest;
    await repos.update({
      ...SHOP,
      allow_merge_commit: false,
      allow_rebase_merge: false,
      delete_branch_on_merge: true,
      squash_merge_commit_title: 'PR_TITLE',
      squash_merge_commit_message: 'PR_BODY',
    });
    expect((await refusal(merge({}))).message).toBe(
      'Merge commits are not allowed on this repository.',
    );
    expect((await refusal(merge({ merge_method: 'rebase' }))).message).toBe(
      'Rebase merges are not allowed on this repository.',
    );

    await merge({ merge_method: 'squash' });
    expect((await history())[0].message).toContain('People ask for them.');
    expect(
      await refusal(git.getRef({ ...SHOP, ref: 'heads/orchids' })),
    ).toMatchObject({ status: 404 });
    expect(await pull()).toMatchObject({ merged: true });
  });

  it('is noticed when somebody pushes the merge themselves', async () => {
    const { git } = github.octokit().rest;
    const { base, head } = await pull();
    const { data: merged } = await git.createCommit({
      ...SHOP,
      message: 'Merge by hand',
      tree: (await git.getCommit({ ...SHOP, commit_sha: head.sha })).data.tree
        .sha,
      parents: [base.sha, head.sha],
    });
    await git.updateRef({ ...SHOP, ref: 'heads/main', sha: merged.sha });

    expect(await pull()).toMatchObject({
      merged: true,
      merge_commit_sha: merged.sha,
      merged_by: { login: 'ada' },
    });
  });

  it('comes after its branch was brought up to date', async () => {
    const { pulls } = github.octokit().rest;
    const update = { ...SHOP, pull_number };
    expect((await refusal(pulls.updateBranch(update))).message).toBe(
      'There are no new commits on the base branch.',
    );
    await pushFiles(github, 'acme/shop', { files: { 'other.txt': 'other\n' } });
    const { data } = await pulls.updateBranch(update);

    expect(data.message).toBe('Updating pull request branch.');
    const { data: files } = await pulls.listFiles(update);
    expect(files.map(({ filename }) => filename)).toEqual(['orchids.txt']);
    expect((await pull()).commits).toBe(2);
  });
});
