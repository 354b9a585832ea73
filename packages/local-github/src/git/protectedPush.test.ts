import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TestGithub } from '../__testUtils__/testGithub';

const run = promisify(execFile);

describe('a push to a protected branch', () => {
  const repo = { owner: 'acme', repo: 'shop' };
  let github: TestGithub;
  let folder: string;

  beforeAll(async () => {
    github = await TestGithub.start();
    const octokit = github.octokit();
    await octokit.rest.repos.createInOrg({
      org: 'acme',
      name: 'shop',
      auto_init: true,
    });
    folder = await mkdtemp(join(tmpdir(), 'local-github-work-'));
    const url = `http://x:ghp_ada@${github.host}/acme/shop.git`;
    await git('clone', '-q', url, '.');
    await octokit.rest.repos.updateBranchProtection({
      ...repo,
      branch: 'main',
      required_status_checks: null,
      enforce_admins: true,
      required_pull_request_reviews: { required_approving_review_count: 1 },
      restrictions: null,
    });
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function git(...args: string[]): Promise<string> {
    const { stdout, stderr } = await run(
      'git',
      ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example', ...args],
      { cwd: folder },
    );
    return stdout + stderr;
  }

  async function commit(path: string) {
    await writeFile(join(folder, path), path);
    await git('add', '.');
    await git('commit', '-q', '-m', `Add ${path}`);
  }

  const tip = async () =>
    (await github.octokit().rest.git.getRef({ ...repo, ref: 'heads/main' }))
      .data.object.sha;

  it('is refused in the words of GitHub, and leaves nothing behind', async () => {
    const before = await tip();
    await commit('direct.txt');

    await expect(git('push', 'origin', 'main')).rejects.toThrow(
      /remote: error: GH006: Protected branch update failed for refs\/heads\/main\.[^]*Changes must be made through a pull request\.[^]*\[remote rejected\] main -> main \(protected branch hook declined\)/,
    );

    expect(await tip()).toBe(before);
    const pushed = (await git('rev-parse', 'HEAD')).trim();
    await expect(
      github.octokit().rest.git.getCommit({ ...repo, commit_sha: pushed }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('takes the other refs of the same push down with it', async () => {
    await expect(git('push', 'origin', 'main', 'main:side')).rejects.toThrow(
      /side \(atomic push failure\)/,
    );
    await expect(
      github.octokit().rest.repos.getBranch({ ...repo, branch: 'side' }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('does not get in the way of other branches', async () => {
    expect(await git('push', 'origin', 'main:feature')).toContain(
      '[new branch]',
    );
  });

  it('cannot delete the branch', async () => {
    await git('push', 'origin', 'main:kept');
    await github.octokit().rest.repos.updateBranchProtection({
      ...repo,
      branch: 'kept',
      required_status_checks: null,
      enforce_admins: null,
      required_pull_request_reviews: null,
      restrictions: null,
    });

    await expect(git('push', 'origin', ':kept')).rejects.toThrow(
      /Cannot delete this protected branch/,
    );
    await expect(
      git('push', '--force', 'origin', 'main~1:kept'),
    ).rejects.toThrow(/Cannot force-push to this branch/);
  });
});
