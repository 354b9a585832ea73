import {
  createShop,
  propose,
  refusal,
  SHOP,
} from '../__testUtils__/pullRequests';
import { TestGithub } from '../__testUtils__/testGithub';

describe('reviews of a pull request', () => {
  let github: TestGithub;
  let one: typeof SHOP & { pull_number: number };

  beforeEach(async () => {
    github = await TestGithub.start();
    await createShop(github);
    one = {
      ...SHOP,
      pull_number: await propose(github, { branch: 'orchids' }),
    };
  });

  afterEach(() => github.remove());

  it('are given, read, changed and dismissed', async () => {
    const { pulls } = github.octokit().rest;
    const { data: review } = await pulls.createReview({
      ...one,
      event: 'REQUEST_CHANGES',
      body: 'Which ones?',
    });
    expect(review).toMatchObject({
      state: 'CHANGES_REQUESTED',
      body: 'Which ones?',
      user: { login: 'ada' },
      author_association: 'MEMBER',
    });

    const it = { ...one, review_id: review.id };
    await pulls.updateReview({ ...it, body: 'Which colours?' });
    expect((await pulls.getReview(it)).data.body).toBe('Which colours?');
    const { data: dismissed } = await pulls.dismissReview({
      ...it,
      message: 'Answered',
    });
    expect(dismissed.state).toBe('DISMISSED');
    expect((await pulls.listReviews(one)).data).toHaveLength(1);
    expect((await pulls.listCommentsForReview(it)).data).toEqual([]);
  });

  it('are their author’s alone until they are submitted', async () => {
    const { pulls } = github.octokit().rest;
    const others = github.octokit('ben').rest.pulls;
    const { data: pending } = await pulls.createReview({
      ...one,
      body: 'Hm',
    });
    const it = { ...one, review_id: pending.id };
    expect(pending.state).toBe('PENDING');
    expect((await others.listReviews(one)).data).toEqual([]);
    expect(await refusal(others.getReview(it))).toMatchObject({ status: 404 });
    expect(await refusal(pulls.createReview(one))).toMatchObject({
      status: 422,
    });

    const { data } = await pulls.submitReview({ ...it, event: 'APPROVE' });
    expect(data).toMatchObject({ state: 'APPROVED', body: 'Hm' });
    expect(await refusal(pulls.deletePendingReview(it))).toMatchObject({
      status: 422,
    });
  });

  it('can be thought better of', async () => {
    const { pulls } = github.octokit().rest;
    const { data } = await pulls.createReview(one);
    await pulls.deletePendingReview({ ...one, review_id: data.id });
    expect((await pulls.listReviews(one)).data).toEqual([]);
  });

  it('do not approve one’s own, and say something unless they approve', async () => {
    const author = github.octokit('ben').rest.pulls;
    expect(
      await refusal(author.createReview({ ...one, event: 'APPROVE' })),
    ).toEqual({
      status: 422,
      message: 'Can not approve your own pull request',
    });
    await author.createReview({
      ...one,
      event: 'COMMENT',
      body: 'Please look',
    });

    const { pulls } = github.octokit().rest;
    expect(
      await refusal(pulls.createReview({ ...one, event: 'REQUEST_CHANGES' })),
    ).toMatchObject({ status: 422 });
  });

  it('are asked of people and teams, and no longer once given', async () => {
    const { pulls } = github.octokit('ben').rest;
    const { data: asked } = await pulls.requestReviewers({
      ...one,
      reviewers: ['ada'],
      team_reviewers: ['payments'],
    });
    expect(asked).toMatchObject({
      requested_reviewers: [{ login: 'ada' }],
      requested_teams: [{ slug: 'payments' }],
    });

    await github
      .octokit()
      .rest.pulls.createReview({ ...one, event: 'APPROVE' });
    expect((await pulls.listRequestedReviewers(one)).data).toMatchObject({
      users: [],
      teams: [{ slug: 'payments' }],
    });
    const { data: withdrawn } = await pulls.removeRequestedReviewers({
      ...one,
      reviewers: [],
      team_reviewers: ['payments'],
    });
    expect(withdrawn.requested_teams).toEqual([]);
    expect(
      (await refusal(pulls.requestReviewers({ ...one, reviewers: ['ben'] })))
        .message,
    ).toBe('Review cannot be requested from pull request author.');
  });
});
