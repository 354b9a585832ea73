import { Octokit } from '@octokit/rest';
import { TestGithub } from '../__testUtils__/testGithub';

const NOTHING_REQUIRED = {
  required_status_checks: null,
  enforce_admins: null,
  required_pull_request_reviews: null,
  restrictions: null,
};

describe('branches', () => {
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
    await octokit.rest.repos.addCollaborator({
      ...repo,
      username: 'ben',
      permission: 'push',
    });
  });

  afterEach(() => github.remove());

  const write = (as: Octokit, path: string, branch?: string) =>
    as.rest.repos.createOrUpdateFileContents({
      ...repo,
      path,
      branch,
      message: `Write ${path}`,
      content: '',
    });

  async function branchOff(name: string) {
    const { data } = await octokit.rest.git.getRef({
      ...repo,
      ref: 'heads/main',
    });
    await octokit.rest.git.createRef({
      ...repo,
      ref: `refs/heads/${name}`,
      sha: data.object.sha,
    });
    return data.object.sha;
  }

  it('lists branches and reads one, slashes and all', async () => {
    await branchOff('feature/one');

    const { data } = await octokit.rest.repos.listBranches(repo);
    expect(data.map(({ name }) => name)).toEqual(['feature/one', 'main']);
    const { data: one } = await octokit.rest.repos.getBranch({
      ...repo,
      branch: 'feature/one',
    });
    expect(one).toMatchObject({ name: 'feature/one', protected: false });
  });

  it('keeps and reports protection as the scaffolder asks for it', async () => {
    const { data } = await octokit.rest.repos.updateBranchProtection({
      ...repo,
      branch: 'main',
      required_status_checks: { strict: true, contexts: ['test'] },
      restrictions: { users: ['ada'], teams: ['payments'], apps: [] },
      enforce_admins: true,
      required_pull_request_reviews: {
        required_approving_review_count: 1,
        require_code_owner_reviews: true,
        dismiss_stale_reviews: false,
        require_last_push_approval: false,
      },
      required_conversation_resolution: true,
    });

    expect(data).toMatchObject({
      enforce_admins: { enabled: true },
      required_status_checks: { contexts: ['test'] },
      required_pull_request_reviews: { required_approving_review_count: 1 },
      restrictions: {
        users: [{ login: 'ada' }],
        teams: [{ slug: 'payments' }],
      },
    });
    await octokit.rest.repos.createCommitSignatureProtection({
      ...repo,
      branch: 'main',
    });
    const { data: read } = await octokit.rest.repos.getBranchProtection({
      ...repo,
      branch: 'main',
    });
    expect(read.required_signatures?.enabled).toBe(true);

    await octokit.rest.repos.deleteCommitSignatureProtection({
      ...repo,
      branch: 'main',
    });
    const { data: signatures } =
      await octokit.rest.repos.getCommitSignatureProtection({
        ...repo,
        branch: 'main',
      });
    expect(signatures.enabled).toBe(false);

    await octokit.rest.repos.deleteBranchProtection({
      ...repo,
      branch: 'main',
    });
    await expect(
      octokit.rest.repos.getBranchProtection({ ...repo, branch: 'main' }),
    ).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('Branch not protected'),
    });
  });

  it('protects a branch with slashes in its name', async () => {
    await branchOff('release/1.x');
    const release = { ...repo, branch: 'release/1.x' };

    await octokit.rest.repos.updateBranchProtection({
      ...release,
      ...NOTHING_REQUIRED,
    });

    const { data } = await octokit.rest.repos.getBranch(release);
    expect(data.protected).toBe(true);
  });

  it('protects no branch that does not exist', async () => {
    await expect(
      octokit.rest.repos.updateBranchProtection({
        ...repo,
        branch: 'nowhere',
        ...NOTHING_REQUIRED,
      }),
    ).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('Branch not found'),
    });
  });

  it('asks for a pull request where reviews are required', async () => {
    await octokit.rest.repos.updateBranchProtection({
      ...repo,
      branch: 'main',
      ...NOTHING_REQUIRED,
      required_pull_request_reviews: { required_approving_review_count: 1 },
    });

    await expect(
      write(github.octokit('ben'), 'direct.txt'),
    ).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining(
        'Changes must be made through a pull request.',
      ),
    });
    // Administrators are exempt, until the rule says otherwise.
    await write(octokit, 'admin.txt');
    await octokit.rest.repos.updateBranchProtection({
      ...repo,
      branch: 'main',
      ...NOTHING_REQUIRED,
      enforce_admins: true,
      required_pull_request_reviews: { required_approving_review_count: 1 },
    });
    await expect(write(octokit, 'admin2.txt')).rejects.toMatchObject({
      status: 409,
    });
  });

  it('lets nobody rewrite or delete a protected branch', async () => {
    const first = await branchOff('release');
    await write(octokit, 'second.txt', 'release');
    await octokit.rest.repos.updateBranchProtection({
      ...repo,
      branch: 'release',
      ...NOTHING_REQUIRED,
    });
    const ref = 'heads/release';

    await expect(
      octokit.rest.git.updateRef({ ...repo, ref, sha: first, force: true }),
    ).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Cannot force-push'),
    });
    await expect(
      octokit.rest.git.deleteRef({ ...repo, ref }),
    ).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Cannot delete'),
    });
    await write(github.octokit('ben'), 'third.txt', 'release');
  });

  it('lets only those who are named push, where anybody is named', async () => {
    await octokit.rest.repos.updateBranchProtection({
      ...repo,
      branch: 'main',
      ...NOTHING_REQUIRED,
      enforce_admins: true,
      restrictions: { users: ['ben'], teams: [] },
    });

    await write(github.octokit('ben'), 'listed.txt');
    await expect(write(octokit, 'unlisted.txt')).rejects.toMatchObject({
      status: 409,
    });
  });
});
