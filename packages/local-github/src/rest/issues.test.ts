import {
  createShop,
  propose,
  refusal,
  SHOP,
} from '../__testUtils__/pullRequests';
import { TestGithub } from '../__testUtils__/testGithub';

describe('issues', () => {
  let github: TestGithub;

  beforeAll(async () => {
    github = await TestGithub.start();
    await createShop(github);
  });

  const as = (login: string) => github.octokit(login).rest.issues;
  const open = async (
    title: string,
    more: { labels?: string[]; assignees?: string[] } = {},
  ) => {
    const { data } = await as('ada').create({ ...SHOP, title, ...more });
    return { ...SHOP, issue_number: data.number };
  };
  const titles = async (filter: Record<string, string>) => {
    const { data } = await as('ada').listForRepo({ ...SHOP, ...filter });
    return data.map(({ title }) => title);
  };

  it('are opened by whoever reads the repository, and marked by those who triage', async () => {
    const marks = { labels: ['bug', 'support'], assignees: ['ben', 'nobody'] };
    const { data: plain } = await as('eve').create({
      ...SHOP,
      title: 'Roses wilt',
      ...marks,
    });
    expect(plain).toMatchObject({
      user: { login: 'eve' },
      state: 'open',
      state_reason: null,
      labels: [],
      assignees: [],
      html_url: `${github.url}/acme/shop/issues/${plain.number}`,
    });

    const { data: marked } = await as('ben').create({
      ...SHOP,
      title: 'Tulips wilt',
      body: 'After **two** days.',
      ...marks,
    });
    expect(marked).toMatchObject({
      body: 'After **two** days.',
      labels: [
        { name: 'bug', default: true },
        { name: 'support', default: false },
      ],
      assignees: [{ login: 'ben' }],
    });
    const { data } = await github.octokit().rest.repos.get(SHOP);
    expect(data.open_issues_count).toBe(2);
  });

  it('share their numbers with pull requests, and lists hold both', async () => {
    const issue = await open('Sell orchids');
    const number = await propose(github, { branch: 'orchids' });
    expect(number).toBe(issue.issue_number + 1);

    const { data } = await as('ada').listForRepo({ ...SHOP, per_page: 2 });
    expect(data).toMatchObject([
      { number, draft: false, pull_request: { merged_at: null } },
      { number: issue.issue_number },
    ]);
    expect(data[1]).not.toHaveProperty('pull_request');
    expect(new Set(data.map(({ id }) => id)).size).toBe(2);
    const pull = { ...SHOP, issue_number: number };
    await as('ada').update({ ...pull, title: 'Orchids', state: 'closed' });
    expect((await as('ada').get(pull)).data).toMatchObject({
      title: 'Orchids',
      state: 'closed',
    });
  });

  it('are closed for a reason, and opened again', async () => {
    const one = await open('Blue roses');
    const { data: closed } = await as('ben').update({
      ...one,
      state: 'closed',
      state_reason: 'not_planned',
    });
    expect(closed).toMatchObject({
      state: 'closed',
      state_reason: 'not_planned',
      closed_at: expect.any(String),
      closed_by: { login: 'ben' },
    });
    const { data: reopened } = await as('ada').update({
      ...one,
      state: 'open',
    });
    expect(reopened).toMatchObject({
      state: 'open',
      state_reason: 'reopened',
      closed_at: null,
      closed_by: null,
    });
    const { data: done } = await as('ada').update({ ...one, state: 'closed' });
    expect(done.state_reason).toBe('completed');
  });

  it('are changed by their authors and by those who may push', async () => {
    const { data } = await as('eve').create({ ...SHOP, title: 'Typo' });
    const one = { ...SHOP, issue_number: data.number };
    await as('eve').update({ ...one, title: 'Typos', labels: ['bug'] });
    const { data: edited } = await as('ben').update({
      ...one,
      body: 'In prices.txt',
      assignees: ['ada'],
    });
    expect(edited).toMatchObject({
      title: 'Typos',
      body: 'In prices.txt',
      labels: [],
      assignees: [{ login: 'ada' }],
    });
    const foreign = await open('Ours');
    expect(
      await refusal(as('eve').update({ ...foreign, state: 'closed' })),
    ).toMatchObject({ status: 403 });
  });

  it('are found by state, label, person and time, and sorted', async () => {
    const first = await open('Cold van', { labels: ['incident', 'van'] });
    await open('Warm van', { labels: ['incident'], assignees: ['ben'] });
    await as('ada').createComment({ ...first, body: 'Again' });

    expect(await titles({ labels: 'Incident' })).toEqual([
      'Warm van',
      'Cold van',
    ]);
    expect(await titles({ labels: 'incident,van' })).toEqual(['Cold van']);
    expect(await titles({ labels: 'incident', assignee: 'ben' })).toEqual([
      'Warm van',
    ]);
    expect(await titles({ labels: 'incident', assignee: 'none' })).toEqual([
      'Cold van',
    ]);
    expect(
      await titles({ labels: 'incident', sort: 'comments', direction: 'asc' }),
    ).toEqual(['Warm van', 'Cold van']);
    expect(await titles({ creator: 'eve' })).toContain('Roses wilt');
    expect(await titles({ since: '2100-01-01T00:00:00Z' })).toEqual([]);

    await as('ada').update({ ...first, state: 'closed' });
    expect(await titles({ labels: 'incident', state: 'closed' })).toEqual([
      'Cold van',
    ]);
    expect(
      await titles({ labels: 'incident', state: 'all', direction: 'asc' }),
    ).toEqual(['Cold van', 'Warm van']);
    expect(
      await refusal(as('ada').listForRepo({ ...SHOP, milestone: '1' })),
    ).toMatchObject({ status: 422 });
  });

  it('are read in pages, and not again while nothing changed', async () => {
    await open('One');
    await open('Two');
    const { headers } = await as('ada').listForRepo({ ...SHOP, per_page: 1 });
    expect(headers.link).toContain('page=2>; rel="next"');
    const again = {
      ...SHOP,
      per_page: 1,
      headers: { 'if-none-match': headers.etag },
    };
    expect(await refusal(as('ada').listForRepo(again))).toMatchObject({
      status: 304,
    });
    await open('Three');
    expect((await as('ada').listForRepo(again)).status).toBe(200);
  });

  it('move up when they are marked, so that those who ask by time notice', async () => {
    let now = new Date('2026-03-01T08:00:00Z');
    const other = await TestGithub.start({ clock: () => now });
    await createShop(other);
    const { issues } = other.octokit().rest;
    const { data } = await issues.create({ ...SHOP, title: 'Slow' });
    now = new Date('2026-03-02T08:00:00Z');
    await issues.addLabels({
      ...SHOP,
      issue_number: data.number,
      labels: ['incident'],
    });
    const since = '2026-03-02T00:00:00Z';
    const { data: news } = await issues.listForRepo({ ...SHOP, since });
    expect(news).toMatchObject([
      { title: 'Slow', updated_at: '2026-03-02T08:00:00Z' },
    ]);
  });

  it('are not there where a repository has none', async () => {
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'quiet', has_issues: false });
    expect(
      await refusal(
        as('ada').create({ owner: 'acme', repo: 'quiet', title: 'Hm' }),
      ),
    ).toMatchObject({ status: 410 });
    expect(
      await refusal(as('ada').get({ ...SHOP, issue_number: 999 })),
    ).toMatchObject({ status: 404 });
  });
});
