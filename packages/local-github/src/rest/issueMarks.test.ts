import {
  createShop,
  propose,
  refusal,
  SHOP,
} from '../__testUtils__/pullRequests';
import { TestGithub } from '../__testUtils__/testGithub';

describe('a pull request as an issue', () => {
  let github: TestGithub;
  let one: typeof SHOP & { issue_number: number };

  beforeEach(async () => {
    github = await TestGithub.start();
    await createShop(github);
    const issue_number = await propose(github, { branch: 'orchids' });
    one = { ...SHOP, issue_number };
  });

  afterEach(() => github.remove());

  it('has a conversation that everybody can take part in', async () => {
    const { issues } = github.octokit('eve').rest;
    const { data: comment } = await issues.createComment({
      ...one,
      body: 'May I?',
    });
    expect(comment).toMatchObject({
      body: 'May I?',
      user: { login: 'eve' },
      author_association: 'NONE',
    });
    const it = { ...SHOP, comment_id: comment.id };
    await issues.updateComment({ ...it, body: 'May I, please?' });
    expect((await issues.listComments(one)).data).toMatchObject([
      { body: 'May I, please?' },
    ]);
    expect((await issues.get(one)).data).toMatchObject({
      title: 'Add orchids',
      comments: 1,
      pull_request: { merged_at: null },
    });

    await github.octokit('ben').rest.issues.deleteComment(it);
    expect(await refusal(issues.getComment(it))).toMatchObject({ status: 404 });
  });

  it('leaves the words of others alone', async () => {
    const { issues } = github.octokit().rest;
    const { data } = await issues.createComment({ ...one, body: 'Mine' });
    const eve = github.octokit('eve').rest.issues;
    expect(
      await refusal(
        eve.updateComment({ ...SHOP, comment_id: data.id, body: 'Yours' }),
      ),
    ).toMatchObject({ status: 403 });
  });

  it('carries labels, which come into being by being used', async () => {
    const { issues } = github.octokit().rest;
    await issues.addLabels({ ...one, labels: ['hotfix', 'flowers'] });
    const { data: set } = await issues.setLabels({
      ...one,
      labels: ['Hotfix', 'urgent'],
    });
    expect(set.map(({ name }) => name)).toEqual(['hotfix', 'urgent']);

    const { data: left } = await issues.removeLabel({ ...one, name: 'hotfix' });
    expect(left.map(({ name }) => name)).toEqual(['urgent']);
    expect(
      await refusal(issues.removeLabel({ ...one, name: 'hotfix' })),
    ).toMatchObject({ status: 404 });
    await issues.removeAllLabels(one);
    expect((await issues.listLabelsOnIssue(one)).data).toEqual([]);
  });

  it('is assigned to those who can see it', async () => {
    const { issues } = github.octokit().rest;
    expect((await issues.listAssignees(SHOP)).data).toMatchObject([
      { login: 'ada' },
      { login: 'ben' },
    ]);
    const { data } = await issues.addAssignees({
      ...one,
      assignees: ['ben', 'nobody'],
    });
    expect(data.assignees).toMatchObject([{ login: 'ben' }]);
    const { data: after } = await issues.removeAssignees({
      ...one,
      assignees: ['ben'],
    });
    expect(after.assignees).toEqual([]);
  });
});
