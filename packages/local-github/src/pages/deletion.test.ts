import { HOOK_SECRET, HookReceiver } from '../__testUtils__/HookReceiver';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestBrowser, textOf } from '../__testUtils__/TestBrowser';
import { TestGithub } from '../__testUtils__/testGithub';

const DELETE = 'Delete this repository';
const SETTINGS = '/acme/shop/settings';

describe('deleting a repository on its settings page', () => {
  let github: TestGithub;
  let browser: TestBrowser;

  beforeEach(async () => {
    github = await TestGithub.start();
    await github
      .octokit()
      .rest.repos.createInOrg({ org: 'acme', name: 'shop', private: true });
    browser = new TestBrowser(github);
  });

  afterEach(() => github.remove());

  const isThere = async () =>
    (
      await github.fetch('/api/v3/repos/acme/shop', {
        headers: { Authorization: 'token ghp_ada' },
      })
    ).status === 200;

  it('takes its name, and leaves nothing of it', async () => {
    await pushFiles(github, 'acme/shop', { files: { 'a.txt': 'a\n' } });
    await browser.signIn('ada');
    await browser.open(SETTINGS);

    const { url } = await browser.press(DELETE, [
      ['confirmation', 'acme/shop'],
    ]);

    expect(url).toBe(`${github.url}/acme`);
    expect(await isThere()).toBe(false);
    expect((await browser.open('/acme/shop')).status).toBe(404);
  });

  it('is told to webhooks, as deleting over the API is', async () => {
    const receiver = await HookReceiver.start();
    await github.octokit().rest.orgs.createWebhook({
      org: 'acme',
      name: 'web',
      events: ['repository'],
      config: { url: receiver.url, content_type: 'json', secret: HOOK_SECRET },
    });
    await browser.signIn('ada');
    await browser.open(SETTINGS);
    await browser.press(DELETE, [['confirmation', 'acme/shop']]);

    const { payload } = await receiver.next('repository', 'deleted');
    expect(payload).toMatchObject({
      repository: { full_name: 'acme/shop' },
      sender: { login: 'ada' },
    });
    await receiver.stop();
  });

  it('does nothing for another name, and says so at the field', async () => {
    await browser.signIn('ada');
    await browser.open(SETTINGS);

    const { status, html } = await browser.press(DELETE, [
      ['confirmation', 'acme/other'],
    ]);

    expect(status).toBe(422);
    expect(textOf(html)).toContain('That is not acme/shop');
    expect(html).toMatch(/value="acme\/other"[^>]*aria-invalid="true"/);
    expect(await isThere()).toBe(true);
  });

  it('is refused to a form that is not of our pages', async () => {
    await browser.signIn('ada');
    const { status } = await browser.send(
      `${SETTINGS}/delete`,
      new URLSearchParams({ confirmation: 'acme/shop' }),
    );
    expect(status).toBe(422);
    expect(await isThere()).toBe(true);
  });

  it('is for administrators; those who may push are told so', async () => {
    await github.octokit().rest.repos.addCollaborator({
      owner: 'acme',
      repo: 'shop',
      username: 'ben',
      permission: 'maintain',
    });
    await browser.signIn('ben');
    const { html } = await browser.open(SETTINGS);
    expect(html).not.toContain(DELETE);
    expect(textOf(html)).toContain('The owners of acme');

    const { status } = await browser.send(
      `${SETTINGS}/delete`,
      new URLSearchParams({ confirmation: 'acme/shop' }),
    );
    expect(status).toBe(404);
    expect(await isThere()).toBe(true);
  });
});
