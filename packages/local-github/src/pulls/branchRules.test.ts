import {
  createShop,
  propose,
  refusal,
  SHOP,
} from '../__testUtils__/pullRequests';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestGithub } from '../__testUtils__/testGithub';

type Reviews = {
  required_approving_review_count?: number;
  dismiss_stale_reviews?: boolean;
  require_code_owner_reviews?: boolean;
  require_last_push_approval?: boolean;
};

describe('the protection of a base branch', () => {
  let github: TestGithub;

  beforeEach(async () => {
    github = await TestGithub.start();
    await createShop(github);
  });

  afterEach(() => github.remove());

  const protect = ({
    reviews = null,
    checks = null,
    ...rest
  }: {
    reviews?: Reviews | null;
    checks?: { strict: boolean; contexts: string[] } | null;
    enforce_admins?: boolean;
    required_linear_history?: boolean;
  }) =>
    github.octokit().rest.repos.updateBranchProtection({
      ...SHOP,
      branch: 'main',
      required_pull_request_reviews: reviews,
      required_status_checks: checks,
      enforce_admins: true,
      restrictions: null,
      ...rest,
    });

  const review = (
    pull_number: number,
    login: string,
    event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT' = 'APPROVE',
  ) =>
    github
      .octokit(login)
      .rest.pulls.createReview({ ...SHOP, pull_number, event, body: 'Seen' });

  const pull = async (pull_number: number) =>
    (await github.octokit().rest.pulls.get({ ...SHOP, pull_number })).data;

  const report = async (
    pull_number: number,
    state: 'success' | 'failure' | 'pending',
    context = 'test',
  ) => {
    const { sha } = (await pull(pull_number)).head;
    const { repos } = github.octokit().rest;
    return repos.createCommitStatus({ ...SHOP, sha, state, context });
  };

  const stateOf = async (number: number) =>
    (await pull(number)).mergeable_state;
  const merge = (pull_number: number, login = 'ada') =>
    github.octokit(login).rest.pulls.merge({ ...SHOP, pull_number });
  const whyNot = async (number: number) =>
    (await refusal(merge(number))).message;

  it('waits for an approval and the check', async () => {
    const checks = { strict: false, contexts: ['test'] };
    await protect({ reviews: { required_approving_review_count: 1 }, checks });
    const number = await propose(github, { branch: 'orchids' });

    expect(await stateOf(number)).toBe('blocked');
    expect(await refusal(merge(number))).toEqual({
      status: 405,
      message:
        'At least 1 approving review is required by reviewers with write access. Required status check "test" is expected.',
    });
    await review(number, 'eve');
    await review(number, 'ada');
    await report(number, 'pending');
    expect(await whyNot(number)).toBe(
      'Required status check "test" is pending.',
    );
    await report(number, 'failure');
    expect(await whyNot(number)).toBe(
      'Required status check "test" is failing.',
    );
    await report(number, 'success');

    expect(await stateOf(number)).toBe('clean');
    expect((await merge(number, 'ben')).data.merged).toBe(true);
  });

  it('does not bind administrators unless told so', async () => {
    await protect({ reviews: {}, enforce_admins: false });
    const number = await propose(github, { branch: 'orchids' });
    expect(await refusal(merge(number, 'ben'))).toMatchObject({ status: 405 });
    expect((await merge(number)).data.merged).toBe(true);
  });

  it('takes objections as seriously as approvals, until they are withdrawn', async () => {
    await protect({ reviews: { required_approving_review_count: 0 } });
    const number = await propose(github, { branch: 'orchids' });
    expect(await stateOf(number)).toBe('clean');
    await review(number, 'ada', 'REQUEST_CHANGES');
    await review(number, 'ada', 'COMMENT');
    expect(await whyNot(number)).toContain('Changes have been requested');
    await review(number, 'ada', 'APPROVE');
    expect(await stateOf(number)).toBe('clean');
  });

  it('drops approvals when something else is pushed, not when it is brought up to date', async () => {
    await protect({
      reviews: { dismiss_stale_reviews: true },
      enforce_admins: false,
    });
    const number = await propose(github, { branch: 'orchids' });
    await review(number, 'ada');
    await pushFiles(github, 'acme/shop', { files: { 'other.txt': 'x\n' } });
    const { pulls } = github.octokit('ben').rest;
    await pulls.updateBranch({ ...SHOP, pull_number: number });
    expect(await stateOf(number)).toBe('clean');

    await pushFiles(github, 'acme/shop', {
      login: 'ben',
      branch: 'orchids',
      files: { 'orchids.txt': 'changed\n' },
    });
    expect(await stateOf(number)).toBe('blocked');
    const { data } = await pulls.listReviews({ ...SHOP, pull_number: number });
    expect(data).toMatchObject([{ state: 'DISMISSED' }]);
  });

  it('can ask for somebody other than the last pusher', async () => {
    await protect({ reviews: { require_last_push_approval: true } });
    const number = await propose(github, { branch: 'orchids' });
    await pushFiles(github, 'acme/shop', {
      login: 'ada',
      branch: 'orchids',
      files: { 'more.txt': 'more\n' },
    });
    await review(number, 'ada');
    expect(await whyNot(number)).toContain(
      'someone other than the last pusher',
    );
  });

  it('can ask for the owners of what changes, who are asked by themselves', async () => {
    const { teams } = github.octokit().rest;
    await teams.addOrUpdateRepoPermissionsInOrg({
      org: 'acme',
      team_slug: 'payments',
      ...SHOP,
      permission: 'push',
    });
    await pushFiles(github, 'acme/shop', {
      files: { '.github/CODEOWNERS': '*.txt @acme/payments\nbare.txt\n' },
    });
    await github.octokit().rest.repos.addCollaborator({
      ...SHOP,
      username: 'eve',
      permission: 'push',
    });
    await protect({ reviews: { require_code_owner_reviews: true } });
    const owned = await propose(github, { branch: 'orchids', login: 'eve' });
    expect((await pull(owned)).requested_teams).toMatchObject([
      { slug: 'payments' },
    ]);
    expect(await whyNot(owned)).toContain(
      'Waiting on code owner review from acme/payments.',
    );
    await review(owned, 'ben');
    expect(await stateOf(owned)).toBe('clean');

    const unowned = await propose(github, {
      branch: 'bare',
      login: 'eve',
      files: { 'bare.txt': 'x\n' },
    });
    await review(unowned, 'ben');
    expect(await stateOf(unowned)).toBe('clean');
  });

  it('can ask for a branch that is up to date, and for a straight history', async () => {
    const checks = { strict: true, contexts: [] };
    await protect({ checks, required_linear_history: true });
    const number = await propose(github, { branch: 'orchids' });
    await github.octokit().rest.repos.createOrUpdateFileContents({
      ...SHOP,
      path: 'other.txt',
      message: 'Meanwhile',
      content: 'eA==',
    });
    expect(await stateOf(number)).toBe('behind');
    expect(await whyNot(number)).toBe(
      'Head branch is out of date. This branch must not contain merge commits.',
    );
    const { pulls } = github.octokit('ben').rest;
    await pulls.updateBranch({ ...SHOP, pull_number: number });
    expect(
      (
        await pulls.merge({
          ...SHOP,
          pull_number: number,
          merge_method: 'squash',
        })
      ).data.merged,
    ).toBe(true);
  });

  it('lets a check that nobody requires be seen, not felt', async () => {
    const number = await propose(github, { branch: 'orchids' });
    await report(number, 'failure', 'lint');
    expect(await stateOf(number)).toBe('unstable');
    expect((await merge(number)).data.merged).toBe(true);
  });

  it('lets a push through that merges what may be merged', async () => {
    const { git } = github.octokit().rest;
    await protect({ reviews: {} });
    const number = await propose(github, { branch: 'orchids' });
    const { sha } = (await pull(number)).head;
    const push = { ...SHOP, ref: 'heads/main', sha };
    expect((await refusal(git.updateRef(push))).message).toContain(
      'At least 1 approving review is required',
    );
    await review(number, 'ada');
    await git.updateRef(push);
    expect(await pull(number)).toMatchObject({
      merged: true,
      merge_commit_sha: sha,
    });
  });

  it('lets a commit through that has passed the checks elsewhere', async () => {
    const { git } = github.octokit().rest;
    await protect({ checks: { strict: false, contexts: ['test', 'lint'] } });
    const number = await propose(github, { branch: 'orchids' });
    const push = {
      ...SHOP,
      ref: 'heads/main',
      sha: (await pull(number)).head.sha,
    };
    await report(number, 'success', 'test');
    expect((await refusal(git.updateRef(push))).message).toContain(
      '1 of 2 required status checks are expected.',
    );
    await report(number, 'success', 'lint');
    expect((await git.updateRef(push)).status).toBe(200);
  });
});
