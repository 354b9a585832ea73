import { HOOK_SECRET, HookReceiver } from '../__testUtils__/HookReceiver';
import { createShop, propose, SHOP } from '../__testUtils__/pullRequests';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestGithub } from '../__testUtils__/testGithub';

// The receiver holds every payload against GitHub's schema for its event.
describe('webhook events of issues', () => {
  let github: TestGithub;
  let receiver: HookReceiver;

  beforeAll(async () => {
    github = await TestGithub.start();
    receiver = await HookReceiver.start();
    await createShop(github);
    await github.octokit().rest.repos.createWebhook({
      ...SHOP,
      events: ['issues', 'issue_comment', 'label'],
      config: { url: receiver.url, content_type: 'json', secret: HOOK_SECRET },
    });
    await receiver.next('ping');
  });

  afterAll(() => receiver.stop());

  const next = async (action: string) =>
    (await receiver.next('issues', action)).payload;
  const open = async (title: string) => {
    const { data } = await github
      .octokit('ben')
      .rest.issues.create({ ...SHOP, title });
    await next('opened');
    return { ...SHOP, issue_number: data.number };
  };

  it('tell of one from its opening to its end', async () => {
    const { issues } = github.octokit().rest;
    const { data } = await issues.create({
      ...SHOP,
      title: 'Vans are late',
      labels: ['incident'],
      assignees: ['ben'],
    });
    const one = { ...SHOP, issue_number: data.number };
    expect(await next('opened')).toMatchObject({
      issue: { number: data.number, title: 'Vans are late', state: 'open' },
      sender: { login: 'ada' },
      organization: { login: 'acme' },
    });
    expect(await next('labeled')).toMatchObject({
      label: { name: 'incident' },
      issue: { labels: [{ name: 'incident' }] },
    });
    expect((await next('assigned')).assignee.login).toBe('ben');

    await issues.update({ ...one, title: 'Vans were late', body: 'Snow' });
    expect((await next('edited')).changes).toEqual({
      title: { from: 'Vans are late' },
      body: { from: '' },
    });
    await issues.update({ ...one, labels: [] });
    expect((await next('unlabeled')).label.name).toBe('incident');
    await issues.update({ ...one, assignees: [] });
    await next('unassigned');

    await issues.update({
      ...one,
      state: 'closed',
      state_reason: 'not_planned',
    });
    expect(await next('closed')).toMatchObject({
      issue: { state: 'closed', state_reason: 'not_planned' },
    });
    await issues.update({ ...one, state: 'open' });
    expect((await next('reopened')).issue.closed_at).toBeNull();
  });

  it('tell of the conversation', async () => {
    const one = await open('May I ask?');
    const { issues } = github.octokit('eve').rest;
    const { data } = await issues.createComment({ ...one, body: 'Me too' });
    expect(data.html_url).toContain(`/issues/${one.issue_number}#`);
    const { payload } = await receiver.next('issue_comment', 'created');
    expect(payload).toMatchObject({
      issue: { title: 'May I ask?', comments: 1 },
      comment: { body: 'Me too', user: { login: 'eve' } },
    });
    expect(payload.issue).not.toHaveProperty('pull_request');
  });

  it('tell of labels themselves', async () => {
    const { issues } = github.octokit().rest;
    await issues.createLabel({ ...SHOP, name: 'support', color: 'c5def5' });
    await issues.updateLabel({ ...SHOP, name: 'support', color: '0052cc' });
    await issues.deleteLabel({ ...SHOP, name: 'support' });
    const created = await receiver.next('label', 'created');
    expect(created.payload.label.name).toBe('support');
    const edited = await receiver.next('label', 'edited');
    expect(edited.payload.changes).toEqual({ color: { from: 'c5def5' } });
    await receiver.next('label', 'deleted');
  });

  it('tell that a merged pull request closed one', async () => {
    const one = await open('No orchids');
    const other = await open('No lilies');
    const pull_number = await propose(github, {
      branch: 'orchids',
      body: `Fixes #${one.issue_number}, see #${other.issue_number}`,
    });
    const { pulls, issues } = github.octokit().rest;
    expect((await issues.get(one)).data.state).toBe('open');
    await pulls.merge({ ...SHOP, pull_number });
    expect(await next('closed')).toMatchObject({
      issue: { number: one.issue_number, state_reason: 'completed' },
      sender: { login: 'ada' },
    });
    expect((await issues.get(other)).data.state).toBe('open');
  });

  it('tell that a commit on the default branch closed one', async () => {
    const one = await open('Prices are wrong');
    const message = `Mend prices\n\nCloses: acme/shop#${one.issue_number}`;
    const { issues } = github.octokit().rest;
    await pushFiles(github, 'acme/shop', {
      branch: 'mend',
      message,
      files: { 'prices.txt': 'rose 4\n' },
    });
    expect((await issues.get(one)).data.state).toBe('open');
    await pushFiles(github, 'acme/shop', {
      message,
      files: { 'prices.txt': 'rose 4\n' },
    });
    expect((await next('closed')).issue.number).toBe(one.issue_number);
  });
});
