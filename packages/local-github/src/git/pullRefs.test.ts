import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createShop, propose, SHOP } from '../__testUtils__/pullRequests';
import { TestGithub } from '../__testUtils__/testGithub';
import { systemClock } from '../clock';
import { Store } from '../store/Store';
import { identityOf } from './identity';
import { GitStorage } from './GitStorage';

const run = promisify(execFile);

describe('the refs of a pull request', () => {
  let github: TestGithub;
  let clone: string;
  let number: number;

  beforeEach(async () => {
    github = await TestGithub.start();
    clone = await mkdtemp(join(tmpdir(), 'local-github-clone-'));
    await createShop(github);
    number = await propose(github, { branch: 'orchids' });
    const url = new URL(`${github.url}/acme/shop.git`);
    url.username = 'ada';
    url.password = 'ghp_ada';
    await run('git', ['clone', '--quiet', url.toString(), clone]);
  });

  afterEach(async () => {
    await github.remove();
    await rm(clone, { recursive: true, force: true });
  });

  const git = async (...args: string[]) =>
    (await run('git', args, { cwd: clone })).stdout.trim();
  const pull = async () => {
    const { pulls } = github.octokit().rest;
    return (await pulls.get({ ...SHOP, pull_number: number })).data;
  };

  it('are there to be fetched', async () => {
    await git('fetch', '--quiet', 'origin', `pull/${number}/merge`);
    const { base, head } = await pull();
    expect(await git('log', '-1', '--format=%P', 'FETCH_HEAD')).toBe(
      `${base.sha} ${head.sha}`,
    );
    expect(await git('show', 'FETCH_HEAD:orchids.txt')).toBe('orchids');
  });

  it('are out of reach for pushes, also for one that mirrors', async () => {
    await expect(
      git('push', 'origin', `main:refs/pull/${number}/head`),
    ).rejects.toThrow('deny updating a hidden ref');
    await git('push', '--quiet', '--mirror');
    expect(await git('ls-remote', 'origin', 'refs/pull/*')).toContain(
      `refs/pull/${number}/head`,
    );
  });

  it('lead to a merge that is on record, also where the process ended in the middle of it', async () => {
    const { base, head } = await pull();
    const store = await Store.open(
      join(github.dataDir, 'github.sqlite'),
      systemClock,
    );
    const repository = await store.repositories.find('acme', 'shop');
    const ada = await store.accounts.findUser('ada');
    const pullRequest =
      repository && (await store.pullRequests.find(repository.id, number));
    if (!repository || !ada || !pullRequest) {
      throw new Error('Something is missing');
    }
    const storage = await GitStorage.open(join(github.dataDir, 'repositories'));
    const objects = storage.of(repository);
    const identity = identityOf(ada, '2026-11-24T12:00:00Z');
    const squashed = await objects.writeCommit({
      treeSha: `${head.sha}^{tree}`,
      parents: [base.sha],
      author: identity,
      committer: identity,
      message: 'Squashed',
    });
    const update = {
      name: 'refs/heads/main',
      before: base.sha,
      after: squashed,
    };
    await store.pullRequests.intendMerge(pullRequest, squashed);
    await store.pushes.begin({
      repositoryId: repository.id,
      senderId: ada.id,
      updates: [update],
    });
    await objects.updateRef(update);
    await store.close();
    await github.restart();

    expect(await pull()).toMatchObject({
      merged: true,
      merge_commit_sha: squashed,
      merged_by: { login: 'ada' },
    });
  });
});
