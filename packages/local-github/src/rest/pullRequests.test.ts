import {
  branchOff,
  createShop,
  propose,
  refusal,
  SHOP,
} from '../__testUtils__/pullRequests';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestGithub } from '../__testUtils__/testGithub';

describe('pull requests', () => {
  let github: TestGithub;

  beforeEach(async () => {
    github = await TestGithub.start();
    await createShop(github);
  });

  afterEach(() => github.remove());

  const pull = async (pull_number: number) =>
    (await github.octokit().rest.pulls.get({ ...SHOP, pull_number })).data;

  it('are opened with a number of the repository, and say what they bring', async () => {
    const number = await propose(github, {
      branch: 'orchids',
      title: 'Sell orchids',
      body: 'People ask for them.',
      files: { 'prices.txt': 'rose 3\norchid 9\ntulip 2\n' },
    });

    expect(number).toBe(1);
    expect(await pull(number)).toMatchObject({
      state: 'open',
      title: 'Sell orchids',
      body: 'People ask for them.',
      user: { login: 'ben' },
      head: { ref: 'orchids', label: 'acme:orchids' },
      base: { ref: 'main' },
      draft: false,
      merged: false,
      mergeable: true,
      mergeable_state: 'clean',
      commits: 1,
      additions: 1,
      deletions: 0,
      changed_files: 1,
      author_association: 'MEMBER',
    });
    expect(await propose(github, { branch: 'lilies' })).toBe(2);
  });

  it('list commits and files', async () => {
    const pull_number = await propose(github, { branch: 'orchids' });
    const { pulls, repos } = github.octokit().rest;
    const commits = await pulls.listCommits({ ...SHOP, pull_number });
    const files = await pulls.listFiles({ ...SHOP, pull_number });
    const diff = await pulls.get({
      ...SHOP,
      pull_number,
      mediaType: { format: 'diff' },
    });
    const associated = await repos.listPullRequestsAssociatedWithCommit({
      ...SHOP,
      commit_sha: commits.data[0].sha,
    });

    expect(commits.data).toMatchObject([
      { commit: { message: 'Add orchids' } },
    ]);
    expect(files.data).toMatchObject([
      { filename: 'orchids.txt', status: 'added', additions: 1 },
    ]);
    expect(String(diff.data)).toContain('+orchids');
    expect(associated.data).toMatchObject([{ number: pull_number }]);
  });

  it('are found by state, head and base', async () => {
    const one = await propose(github, { branch: 'one' });
    const two = await propose(github, { branch: 'two' });
    const { pulls } = github.octokit().rest;
    await pulls.update({ ...SHOP, pull_number: one, state: 'closed' });

    const numbers = async (query: Parameters<typeof pulls.list>[0] | object) =>
      (await pulls.list({ ...SHOP, ...query })).data.map(each => each.number);
    expect(await numbers({})).toEqual([two]);
    expect(await numbers({ state: 'closed' })).toEqual([one]);
    expect(await numbers({ state: 'all', direction: 'asc' })).toEqual([
      one,
      two,
    ]);
    expect(await numbers({ state: 'all', head: 'acme:one' })).toEqual([one]);
    expect(await numbers({ state: 'all', head: 'else:one' })).toEqual([]);
    expect(await numbers({ state: 'all', base: 'other' })).toEqual([]);
  });

  it('need two branches that differ, and one pull request between them', async () => {
    await propose(github, { branch: 'one' });
    await branchOff(github, 'same');
    const { pulls } = github.octokit().rest;
    const open = (head: string, base = 'main') =>
      refusal(pulls.create({ ...SHOP, title: 'Again', head, base }));

    expect((await open('one')).message).toContain(
      'A pull request already exists for acme:one.',
    );
    expect((await open('same')).message).toContain(
      'No commits between main and same',
    );
    expect(await open('nowhere')).toMatchObject({ status: 422 });
    expect(await open('one', 'nowhere')).toMatchObject({ status: 422 });
    expect((await open('stranger:one')).message).toContain('no forks');
  });

  it('follow what is pushed to their branch', async () => {
    const number = await propose(github, { branch: 'orchids' });
    const sha = await pushFiles(github, 'acme/shop', {
      login: 'ben',
      branch: 'orchids',
      files: { 'more.txt': 'more\n' },
    });

    expect(await pull(number)).toMatchObject({ head: { sha }, commits: 2 });
    const { data: head } = await github
      .octokit()
      .rest.git.getRef({ ...SHOP, ref: `pull/${number}/head` });
    expect(head.object.sha).toBe(sha);
  });

  it('hold what merging would give, as long as nothing is in conflict', async () => {
    const number = await propose(github, {
      branch: 'dearer',
      files: { 'prices.txt': 'rose 4\ntulip 2\n' },
    });
    const { git } = github.octokit().rest;
    const ref = { ...SHOP, ref: `pull/${number}/merge` };
    const { data: merge } = await git.getRef(ref);
    const { data: commit } = await git.getCommit({
      ...SHOP,
      commit_sha: merge.object.sha,
    });
    expect(commit.parents.map(each => each.sha)).toEqual([
      (await pull(number)).base.sha,
      (await pull(number)).head.sha,
    ]);

    await pushFiles(github, 'acme/shop', {
      files: { 'prices.txt': 'rose 5\ntulip 2\n' },
    });
    expect(await pull(number)).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
      merge_commit_sha: null,
    });
    expect(await refusal(git.getRef(ref))).toMatchObject({ status: 404 });
  });

  it('end with their branch, and cannot come back without it', async () => {
    const number = await propose(github, { branch: 'orchids' });
    const { git, pulls } = github.octokit().rest;
    const { sha } = (await pull(number)).head;
    await git.deleteRef({ ...SHOP, ref: 'heads/orchids' });
    expect(await pull(number)).toMatchObject({
      state: 'closed',
      merged: false,
    });

    const again = { ...SHOP, pull_number: number, state: 'open' } as const;
    expect(await refusal(pulls.update(again))).toMatchObject({ status: 422 });
    await git.createRef({ ...SHOP, ref: 'refs/heads/orchids', sha });
    expect((await pulls.update(again)).data).toMatchObject({ state: 'open' });
  });

  it('can be changed by their author and by whoever may push', async () => {
    const number = await propose(github, { branch: 'orchids' });
    await branchOff(github, 'next');
    const change = { ...SHOP, pull_number: number };
    const { pulls } = github.octokit('ben').rest;
    const { data } = await pulls.update({
      ...change,
      title: 'Sell orchids',
      body: 'At last.',
      base: 'next',
    });
    expect(data).toMatchObject({
      title: 'Sell orchids',
      body: 'At last.',
      base: { ref: 'next' },
    });
    const eve = github.octokit('eve').rest.pulls;
    expect(
      await refusal(eve.update({ ...change, title: 'Mine' })),
    ).toMatchObject({ status: 403 });
  });

  it('keep their refs to themselves', async () => {
    const number = await propose(github, { branch: 'orchids' });
    const { git } = github.octokit().rest;
    const { sha } = (await pull(number)).base;
    expect(
      await refusal(
        git.updateRef({
          ...SHOP,
          ref: `pull/${number}/head`,
          sha,
          force: true,
        }),
      ),
    ).toMatchObject({ status: 422, message: 'deny updating a hidden ref' });
  });
});
