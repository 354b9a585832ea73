import { HOOK_SECRET, HookReceiver } from '../__testUtils__/HookReceiver';
import { createShop, propose, SHOP } from '../__testUtils__/pullRequests';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestGithub } from '../__testUtils__/testGithub';

// The receiver holds every payload against GitHub's schema for its event.
describe('webhook events of pull requests', () => {
  let github: TestGithub;
  let receiver: HookReceiver;

  beforeAll(async () => {
    github = await TestGithub.start();
    receiver = await HookReceiver.start();
    await createShop(github);
    await github.octokit().rest.repos.createWebhook({
      ...SHOP,
      events: [
        'pull_request',
        'pull_request_review',
        'status',
        'issue_comment',
      ],
      config: { url: receiver.url, content_type: 'json', secret: HOOK_SECRET },
    });
    await receiver.next('ping');
  });

  afterAll(() => receiver.stop());

  const next = async (action: string) =>
    (await receiver.next('pull_request', action)).payload;

  it('tell of one from its opening to its merge', async () => {
    const { pulls } = github.octokit().rest;
    const number = await propose(github, { branch: 'orchids' });
    const one = { ...SHOP, pull_number: number };
    expect(await next('opened')).toMatchObject({
      number,
      pull_request: { title: 'Add orchids', merged: false, mergeable: true },
      sender: { login: 'ben' },
    });

    const { data: before } = await pulls.get(one);
    const after = await pushFiles(github, 'acme/shop', {
      login: 'ben',
      branch: 'orchids',
      files: { 'more.txt': 'more\n' },
    });
    expect(await next('synchronize')).toMatchObject({
      before: before.head.sha,
      after,
      pull_request: { head: { sha: after }, commits: 2 },
    });

    await pulls.update({ ...one, title: 'Sell orchids' });
    expect((await next('edited')).changes).toEqual({
      title: { from: 'Add orchids' },
    });
    await pulls.update({ ...one, state: 'closed' });
    expect((await next('closed')).pull_request.merged).toBe(false);
    await pulls.update({ ...one, state: 'open' });
    await next('reopened');
    await pulls.merge(one);
    expect(await next('closed')).toMatchObject({
      pull_request: { merged: true, merged_by: { login: 'ada' } },
    });
  });

  it('tell who is asked to look, and what they say', async () => {
    const number = await propose(github, { branch: 'lilies' });
    const one = { ...SHOP, pull_number: number };
    const { pulls } = github.octokit().rest;
    const asked = { ...one, reviewers: ['ada'], team_reviewers: ['payments'] };
    await pulls.requestReviewers(asked);
    const user = await next('review_requested');
    const team = await next('review_requested');
    expect(user.requested_reviewer.login).toBe('ada');
    expect(team.requested_team.slug).toBe('payments');
    await pulls.removeRequestedReviewers(asked);
    await next('review_request_removed');
    await next('review_request_removed');

    const { data } = await pulls.createReview({ ...one, event: 'APPROVE' });
    const it = { ...one, review_id: data.id };
    await pulls.updateReview({ ...it, body: 'Fine' });
    await pulls.dismissReview({ ...it, message: 'Not yet' });
    const reviewed = await receiver.next('pull_request_review', 'submitted');
    expect(reviewed.payload.review.state).toBe('approved');
    const edited = await receiver.next('pull_request_review', 'edited');
    expect(edited.payload.changes).toEqual({ body: { from: '' } });
    await receiver.next('pull_request_review', 'dismissed');
  });

  it('tell of the conversation, of labels and of whose it is', async () => {
    const issue_number = await propose(github, { branch: 'roses' });
    const { issues } = github.octokit().rest;
    const { data: comment } = await issues.createComment({
      ...SHOP,
      issue_number,
      body: 'Nice',
    });
    const it = { ...SHOP, comment_id: comment.id };
    await issues.updateComment({ ...it, body: 'Very nice' });
    await issues.deleteComment(it);
    const created = await receiver.next('issue_comment', 'created');
    expect(created.payload).toMatchObject({
      issue: { number: issue_number, pull_request: {} },
      comment: { body: 'Nice' },
    });
    await receiver.next('issue_comment', 'edited');
    await receiver.next('issue_comment', 'deleted');

    await issues.addLabels({ ...SHOP, issue_number, labels: ['hotfix'] });
    await issues.removeAllLabels({ ...SHOP, issue_number });
    await issues.addAssignees({ ...SHOP, issue_number, assignees: ['ada'] });
    expect((await next('labeled')).label.name).toBe('hotfix');
    await next('unlabeled');
    expect((await next('assigned')).assignee.login).toBe('ada');
  });

  it('tell what tools report of a commit', async () => {
    const { git, repos } = github.octokit().rest;
    const { data } = await git.getRef({ ...SHOP, ref: 'heads/main' });
    const { sha } = data.object;
    await repos.createCommitStatus({
      ...SHOP,
      sha,
      state: 'success',
      context: 'test',
      description: 'All green',
      target_url: 'https://ci.example/1',
    });
    const { payload } = await receiver.next('status');
    expect(payload).toMatchObject({
      sha,
      state: 'success',
      context: 'test',
      branches: [{ name: 'main' }],
      commit: { author: { login: 'ada' } },
    });
  });
});
