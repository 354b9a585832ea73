import { createShop, propose, SHOP } from '../../__testUtils__/pullRequests';
import { TestBrowser, textOf } from '../../__testUtils__/TestBrowser';
import { TestGithub } from '../../__testUtils__/testGithub';

describe('the pages of issues', () => {
  let github: TestGithub;
  let ada: TestBrowser;
  let eve: TestBrowser;

  beforeEach(async () => {
    github = await TestGithub.start();
    await createShop(github);
    ada = new TestBrowser(github);
    eve = new TestBrowser(github);
    await ada.signIn('ada');
    await eve.signIn('eve');
  });

  afterEach(() => github.remove());

  const text = (browser: TestBrowser) => textOf(browser.page.html);
  const open = async (title: string, labels: string[] = []) => {
    const { issues } = github.octokit().rest;
    const { data } = await issues.create({ ...SHOP, title, labels });
    return `/acme/shop/issues/${data.number}`;
  };

  it('lead from an empty list to an issue that was dealt with', async () => {
    await ada.open('/acme/shop/issues');
    expect(text(ada)).toContain('No open issues');
    await ada.open('/acme/shop/issues/new?labels=bug&title=Roses');
    expect(ada.page.html).toMatch(/value="bug"\s+checked/);
    expect(ada.page.html).toContain('value="Roses"');
    const refused = await ada.press('Open issue', [['title', ' ']]);
    expect(refused.status).toBe(422);
    expect(text(ada)).toContain('An issue needs a title.');

    await ada.press('Open issue', [
      ['title', 'Roses wilt'],
      ['body', 'All of **them**.'],
      ['labels', 'bug'],
    ]);
    const here = ada.page.url;
    expect(here).toBe(`${github.url}/acme/shop/issues/1`);
    expect(ada.page.html).toContain('<strong>them</strong>');
    expect(text(ada)).toContain('Labels bug Edit labels');

    await eve.open(here);
    await eve.press('Comment', [['text', 'Mine <b>too</b>']]);
    expect(text(eve)).toContain('eve commented');
    await ada.press('Close issue', [['text', 'Water helps']]);
    expect(text(ada)).toContain('Completed ada closed this');
    await ada.open('/acme/shop/issues?state=closed');
    expect(text(ada)).toContain('0 open 1 closed');
    expect(text(ada)).toContain('Roses wilt Completed bug');

    await ada.open(here);
    await ada.press('Reopen issue');
    await ada.press('Close as not planned');
    expect(text(ada)).toContain('Not planned ada closed this');
  });

  it('show what carries a label, and what carries none', async () => {
    await open('How do I deploy?', ['support']);
    await open('Van broke down', ['incident']);
    await ada.open('/acme/shop/issues?label=support');
    expect(text(ada)).toContain('1 open 0 closed');
    expect(text(ada)).toContain('How do I deploy?');
    expect(text(ada)).not.toContain('Van broke down');
    await ada.open('/acme/shop/issues?label=wontfix&state=closed');
    expect(text(ada)).toContain(
      'There are no closed issues with the label wontfix',
    );
  });

  it('let triagers say what an issue is, and whose', async () => {
    const here = await open('Van broke down', ['bug', 'support']);
    await ada.open(here);
    await ada.press('Save labels', [
      ['labels', 'support'],
      ['labels', 'question'],
      ['labels', 'made up'],
    ]);
    expect(text(ada)).toContain('Labels support question Edit labels');
    await ada.press('Save assignees', [
      ['assignees', 'ben'],
      ['assignees', 'eve'],
    ]);
    expect(text(ada)).toContain('Assignees ben Edit assignees');
    await ada.press('Save assignees');
    expect(text(ada)).toContain('Nobody yet');

    await eve.open(here);
    expect(eve.page.html).not.toContain('Edit labels');
    expect(eve.page.html).not.toContain('Close issue');
    const forged = new URLSearchParams({ labels: 'bug' });
    expect((await eve.send(`${here}/labels`, forged)).status).toBe(404);
  });

  it('let authors change what they wrote, and end it', async () => {
    await eve.open('/acme/shop/issues/new');
    expect(eve.page.html).not.toContain('name="labels"');
    await eve.press('Open issue', [['title', 'Typo']]);
    const refused = await eve.press('Comment', [['text', '']]);
    expect(refused.status).toBe(422);
    expect(text(eve)).toContain('A comment needs some words.');
    await eve.press('Save', [
      ['title', 'Typos'],
      ['body', 'In prices.txt'],
    ]);
    expect(text(eve)).toContain('Typos #1');
    await eve.press('Close issue');
    expect(text(eve)).toContain('Completed eve closed this');
  });

  it('know numbers of pull requests, which carry labels, too', async () => {
    const number = await propose(github, { branch: 'orchids' });
    await ada.open(`/acme/shop/issues/${number}`);
    expect(ada.page.url).toBe(`${github.url}/acme/shop/pull/${number}`);
    await ada.press('Save labels', [['labels', 'enhancement']]);
    expect(ada.page.url).toBe(`${github.url}/acme/shop/pull/${number}`);
    expect(text(ada)).toContain('enhancement');
    expect(
      (await github.octokit().rest.pulls.get({ ...SHOP, pull_number: number }))
        .data.labels,
    ).toMatchObject([{ name: 'enhancement' }]);
  });

  it('are removed by administrators', async () => {
    const here = await open('By mistake');
    const ben = new TestBrowser(github);
    await ben.signIn('ben');
    await ben.open(here);
    expect(ben.page.html).not.toContain('Delete this issue');
    await ada.open(here);
    await ada.press('Delete this issue');
    expect(ada.page.url).toBe(`${github.url}/acme/shop/issues`);
    expect((await ada.open(here)).status).toBe(404);
    expect(await open('The next one')).toBe('/acme/shop/issues/2');
  });

  it('are for readers to see, and not there where nobody wants issues', async () => {
    const here = await open('Roses wilt');
    const nobody = new TestBrowser(github);
    await nobody.open(here);
    expect(text(nobody)).toContain('Sign in to take part.');
    expect(nobody.page.html).not.toContain('<textarea');
    expect((await nobody.open('/acme/shop/issues/99')).status).toBe(404);
    await github.octokit().rest.repos.update({ ...SHOP, has_issues: false });
    expect((await ada.open('/acme/shop/issues')).status).toBe(404);
    expect((await ada.open('/acme/shop/issues/new')).status).toBe(404);
    await ada.open('/acme/shop');
    expect(ada.page.html).not.toContain('/acme/shop/issues"');
  });
});
