import {
  branchOff,
  createShop,
  propose,
  SHOP,
} from '../../__testUtils__/pullRequests';
import { pushFiles } from '../../__testUtils__/pushFiles';
import { TestBrowser, textOf } from '../../__testUtils__/TestBrowser';
import { TestGithub } from '../../__testUtils__/testGithub';

describe('the pages of pull requests', () => {
  let github: TestGithub;
  let ada: TestBrowser;
  let ben: TestBrowser;

  beforeEach(async () => {
    github = await TestGithub.start();
    await createShop(github);
    ada = new TestBrowser(github);
    ben = new TestBrowser(github);
    await ada.signIn('ada');
    await ben.signIn('ben');
  });

  afterEach(() => github.remove());

  const text = (browser: TestBrowser) => textOf(browser.page.html);
  const protect = () =>
    github.octokit().rest.repos.updateBranchProtection({
      ...SHOP,
      branch: 'main',
      required_pull_request_reviews: { required_approving_review_count: 1 },
      required_status_checks: { strict: false, contexts: ['test'] },
      enforce_admins: true,
      restrictions: null,
    });
  const succeed = async (pull_number: number) => {
    const { pulls, repos } = github.octokit().rest;
    const { data } = await pulls.get({ ...SHOP, pull_number });
    await repos.createCommitStatus({
      ...SHOP,
      sha: data.head.sha,
      state: 'success',
      context: 'test',
      target_url: 'https://ci.example/1',
    });
  };

  it('lead from a pushed branch to a merged pull request', async () => {
    await protect();
    await branchOff(github, 'orchids');
    await pushFiles(github, 'acme/shop', {
      login: 'ben',
      branch: 'orchids',
      message: 'Sell orchids\n\nPeople ask.',
      files: { 'orchids.txt': 'orchid 9\n' },
    });
    await ben.open('/acme/shop');
    expect(text(ben)).toContain('orchids had recent pushes.');
    await ben.open('/acme/shop/compare/main...orchids');
    expect(text(ben)).toContain('Able to merge.');
    expect(ben.page.html).toContain('value="Sell orchids"');
    await ben.press('Create pull request', [
      ['title', 'Sell orchids'],
      ['body', 'People **ask**.'],
    ]);
    const here = ben.page.url;
    expect(here).toBe(`${github.url}/acme/shop/pull/1`);
    expect(ben.page.html).toContain('<strong>ask</strong>');
    expect(text(ben)).toContain('Review required');
    expect(text(ben)).toContain('Waiting for status to be reported');
    expect(text(ben)).toContain('Merging is blocked.');

    await succeed(1);
    await ada.open(here);
    await ada.press('Approve', [['text', 'Lovely']]);
    expect(text(ada)).toContain('ada approved these changes');
    await ben.open(here);
    expect(ben.page.html).toContain('href="https://ci.example/1"');
    await ben.press('Squash and merge', []);
    expect(text(ben)).toContain('ben merged');
    await ben.press('Delete branch');

    await ben.open('/acme/shop/pulls?state=closed');
    expect(text(ben)).toContain('0 open 1 closed');
    expect(text(ben)).toContain('Sell orchids Merged');
    await ben.open('/acme/shop/branches');
    expect(text(ben)).not.toContain('orchids');
  });

  it('say why some branches cannot be merged', async () => {
    await branchOff(github, 'same');
    await ada.open('/acme/shop/compare/main...same');
    expect(text(ada)).toContain('there is nothing to merge');
    await pushFiles(github, 'acme/shop', {
      branch: 'stranger',
      files: { 'a.txt': 'a' },
    });
    await ada.open('/acme/shop/compare/main...stranger');
    expect(text(ada)).toContain('no history in common');
    await ada.open('/acme/shop/compare?base=main&head=same');
    expect(ada.page.url).toContain('/compare/main...same');
  });

  it('show commits, files and the raw change', async () => {
    const number = await propose(github, { branch: 'orchids' });
    await ada.open(`/acme/shop/pull/${number}/commits`);
    expect(text(ada)).toContain('Add orchids');
    await ada.open(`/acme/shop/pull/${number}/files`);
    expect(ada.page.html).toContain('class="added">+orchids');
    const { html } = await ada.open(`/acme/shop/pull/${number}.diff`);
    expect(html).toContain('+orchids');
  });

  it('keep the conversation, and say what was wrong with what one wrote', async () => {
    const number = await propose(github, { branch: 'orchids' });
    const here = `/acme/shop/pull/${number}`;
    await ada.open(here);
    await ada.press('Comment', [['text', 'Which <b>ones</b>?']]);
    expect(text(ada)).toContain('ada commented');

    const refused = await ada.press('Request changes', [['text', '']]);
    expect(refused.status).toBe(422);
    expect(text(ada)).toContain('Review comments can not be blank');
    await ada.press('Request changes', [['text', 'Red ones, please']]);
    expect(text(ada)).toContain('ada requested changes');

    await ben.open(here);
    expect(ben.page.html).not.toContain('>Approve<');
    await ben.press('Close pull request', [['text', 'Never mind']]);
    expect(text(ben)).toContain('Closed, with commits that were not merged.');
    await ben.press('Reopen pull request');
    expect(text(ben)).toContain('Never mind');
    await ben.press('Save', [
      ['title', 'Sell red orchids'],
      ['body', ''],
    ]);
    expect(text(ben)).toContain('Sell red orchids #1');
  });

  it('ask somebody for a review', async () => {
    const number = await propose(github, { branch: 'orchids' });
    const { html } = await ben.open(`/acme/shop/pull/${number}`);
    const [, payments] = /value="(team:\d+)"/.exec(html) ?? [];
    const [, owner] = /value="(user:\d+)">\s*ada/.exec(html) ?? [];
    await ben.press('Request', [['reviewer', 'user:999']]);
    expect(text(ben)).toContain('There is nobody of that name to ask.');
    await ben.press('Request', [['reviewer', payments]]);
    await ben.press('Request', [['reviewer', owner]]);
    expect(text(ben)).toContain('Asked to review: ada, Payments');
    expect(ben.page.html).not.toContain(`value="${payments}"`);
  });

  it('tell of drafts, conflicts and branches left behind', async () => {
    const draft = await propose(github, { branch: 'draft', draft: true });
    await ben.open(`/acme/shop/pull/${draft}`);
    expect(text(ben)).toContain('still a work in progress');
    await ben.press('Ready for review');
    await pushFiles(github, 'acme/shop', { files: { 'other.txt': 'x\n' } });
    await ben.open(`/acme/shop/pull/${draft}`);
    expect(text(ben)).toContain('This branch is out-of-date');
    await ben.press('Update branch');
    expect(text(ben)).not.toContain('This branch is out-of-date');

    await pushFiles(github, 'acme/shop', { files: { 'draft.txt': 'mine\n' } });
    await ben.open(`/acme/shop/pull/${draft}`);
    expect(text(ben)).toContain('This branch has conflicts');
    expect(ben.page.html).not.toContain('Squash and merge');
  });

  it('let administrators pass by what does not bind them, and say so', async () => {
    await github.octokit().rest.repos.updateBranchProtection({
      ...SHOP,
      branch: 'main',
      required_pull_request_reviews: {},
      required_status_checks: null,
      enforce_admins: false,
      restrictions: null,
    });
    const number = await propose(github, { branch: 'orchids' });
    const here = `/acme/shop/pull/${number}`;
    await ben.open(here);
    expect(text(ben)).toContain('Merging is blocked.');
    await ada.open(here);
    expect(text(ada)).toContain('Not all requirements are met.');
    await ada.press('Rebase and merge');
    expect(text(ada)).toContain('ada merged');
  });

  it('merge only the head that was looked at', async () => {
    const number = await propose(github, { branch: 'orchids' });
    await ada.open(`/acme/shop/pull/${number}`);
    await pushFiles(github, 'acme/shop', {
      login: 'ben',
      branch: 'orchids',
      files: { 'more.txt': 'more\n' },
    });
    const { status } = await ada.press('Merge pull request');
    expect(status).toBe(422);
    expect(text(ada)).toContain('Head branch was modified.');
  });

  it('are for readers to see, and for the signed in to write on', async () => {
    const number = await propose(github, { branch: 'orchids' });
    const here = `/acme/shop/pull/${number}`;
    const nobody = new TestBrowser(github);
    await nobody.open(here);
    expect(text(nobody)).toContain('Sign in to review and merge.');
    expect(nobody.page.html).not.toContain('<textarea');

    const eve = new TestBrowser(github);
    await eve.signIn('eve');
    await eve.open(here);
    expect(text(eve)).toContain('Only those with write access');
    const forged = new URLSearchParams({ method: 'merge' });
    expect((await eve.send(`${here}/merge`, forged)).status).toBe(404);
    expect((await ada.send(`${here}/merge`, forged)).status).toBe(422);
    await github.octokit().rest.repos.update({ ...SHOP, private: true });
    expect((await nobody.open(here)).status).toBe(404);
  });
});
