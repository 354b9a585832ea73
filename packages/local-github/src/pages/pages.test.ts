import { HOOK_SECRET } from '../__testUtils__/HookReceiver';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestBrowser, textOf } from '../__testUtils__/TestBrowser';
import { TestGithub } from '../__testUtils__/testGithub';

const README = `# The shop

Sells [flowers](docs/flowers.md) and [more](/docs/more.md#here).

![logo](img/logo.png) <script>alert(1)</script>
<a href="javascript:alert(1)" onclick="alert(1)">press</a>
`;

describe('pages', () => {
  let github: TestGithub;
  let sha: string;

  beforeAll(async () => {
    github = await TestGithub.start();
    const { repos, actions } = github.octokit().rest;
    await repos.createInOrg({
      org: 'acme',
      name: 'shop',
      description: 'Where <flowers> are sold',
    });
    await repos.createInOrg({ org: 'acme', name: 'vault', private: true });
    await repos.createInOrg({ org: 'acme', name: 'bare' });
    await pushFiles(github, 'acme/shop', {
      message: 'Open the shop\n\nAt last.',
      files: {
        'README.md': README,
        'docs/flowers.md': '# Flowers\n',
        'src/index.ts': "console.log('<b>');\n",
        'img/logo.png': '\x89PNG\0',
      },
    });
    sha = await pushFiles(github, 'acme/shop', {
      message: 'Say it louder',
      files: { 'src/index.ts': "console.warn('<b>');\n" },
    });
    await pushFiles(github, 'acme/shop', {
      branch: 'feature/one',
      files: { 'new.txt': 'new\n' },
    });
    await pushFiles(github, 'acme/vault', { files: { 'a.txt': 'secret\n' } });
    const staging = {
      owner: 'acme',
      repo: 'shop',
      environment_name: 'staging',
    };
    await repos.createOrUpdateEnvironment({ ...staging, wait_timer: 5 });
    await actions.createEnvironmentVariable({
      ...staging,
      name: 'REGION',
      value: 'eu',
    });
  });

  async function visit(path: string, login?: string) {
    const browser = new TestBrowser(github);
    if (login) {
      await browser.signIn(login);
    }
    const page = await browser.open(path);
    return { ...page, text: textOf(page.html), browser };
  }

  it('say on every page that this is not github.com', async () => {
    for (const path of [
      '/',
      '/login',
      '/acme',
      '/ben',
      '/orgs/acme/teams/payments',
      '/acme/shop',
      '/acme/bare',
      '/acme/shop/blob/main/src/index.ts',
      '/acme/shop/commits/main',
      `/acme/shop/commit/${sha}`,
      '/acme/shop/branches',
      '/acme/shop/actions',
      '/settings/tokens',
      '/nowhere',
    ]) {
      const { text, headers } = await visit(path);
      expect(text).toContain('this is not github.com');
      expect(headers.get('Content-Security-Policy')).toContain(
        "default-src 'none'",
      );
    }
  });

  it('list what everybody may see', async () => {
    const { text } = await visit('/');
    expect(text).toContain('acme/shop');
    expect(text).toContain('Where <flowers> are sold');
    expect(text).not.toContain('acme/vault');
  });

  it('show private repositories to those with access alone', async () => {
    expect((await visit('/', 'ben')).text).toContain('acme/vault');
    expect((await visit('/', 'eve')).text).not.toContain('acme/vault');
    for (const path of [
      '/acme/vault',
      '/acme/vault/blob/main/a.txt',
      '/acme/vault/commits/main',
    ]) {
      expect((await visit(path)).status).toBe(404);
      expect((await visit(path, 'eve')).status).toBe(404);
      expect((await visit(path, 'ben')).status).toBe(200);
    }
  });

  it('answer 404 in HTML for what is not there', async () => {
    for (const path of [
      '/nowhere',
      '/acme/nowhere',
      '/acme/shop/tree/nowhere',
      '/acme/shop/blob/main/nowhere.txt',
      '/acme/shop/commit/0123456',
      '/acme/shop/pull/1',
    ]) {
      const { status, text, headers } = await visit(path);
      expect([path, status]).toEqual([path, 404]);
      expect(headers.get('Content-Type')).toContain('text/html');
      expect(text).toContain('Not found');
    }
  });

  it('show the files of a folder, its README, and how to clone', async () => {
    const { html, text } = await visit('/acme/shop');
    expect(text).toContain('docs/');
    expect(text).toContain('Say it louder');
    expect(html).toContain(`value="${github.url}/acme/shop.git"`);
    expect(html).toContain('<h1>The shop</h1>');
  });

  it('let nothing in a README run, and lead its links to its own files', async () => {
    const { html } = await visit('/acme/shop');
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/javascript:/);
    expect(html).not.toContain('onclick');
    expect(html).toContain('href="/acme/shop/blob/main/docs/flowers.md"');
    expect(html).toContain('href="/acme/shop/blob/main/docs/more.md#here"');
    expect(html).toContain('src="/raw/acme/shop/main/img/logo.png"');
  });

  it('show a file line by line, as it is', async () => {
    const { html, text } = await visit('/acme/shop/blob/main/src/index.ts');
    expect(text).toContain("console.warn('<b>');");
    expect(html).toContain('id="L1"');
  });

  it('render Markdown, and show its source on request', async () => {
    const rendered = await visit('/acme/shop/blob/main/docs/flowers.md');
    expect(rendered.html).toContain('<h1>Flowers</h1>');
    const source = await visit('/acme/shop/blob/main/docs/flowers.md?plain=1');
    expect(source.text).toContain('# Flowers');
  });

  it('lead from the editor, which is not here, to the file', async () => {
    const { url } = await visit('/acme/shop/edit/main/src/index.ts');
    expect(url).toBe(`${github.url}/acme/shop/blob/main/src/index.ts`);
  });

  it('know branches whose names have slashes', async () => {
    const { text } = await visit('/acme/shop/tree/feature/one');
    expect(text).toContain('new.txt');
  });

  it('show the history of a branch and of a file', async () => {
    const branch = await visit('/acme/shop/commits/main');
    expect(branch.text).toContain('2 commits');
    const file = await visit('/acme/shop/commits/main/README.md');
    expect(file.text).toContain('1 commit');
    expect(file.text).not.toContain('Say it louder');
  });

  it('show what a commit changed', async () => {
    const { html, text } = await visit(`/acme/shop/commit/${sha}`);
    expect(text).toContain('1 file changed · lines +1 −1');
    expect(html).toContain('class="added">+console.warn(');
    expect(html).toContain('class="removed">-console.log(');
  });

  it('tell how to fill an empty repository', async () => {
    for (const path of ['/acme/bare', '/acme/bare/commits/main']) {
      const { text } = await visit(path);
      expect(text).toContain(
        `git remote add origin ${github.url}/acme/bare.git`,
      );
    }
  });

  it('lead from a former name to the present one', async () => {
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'old' });
    await repos.update({ owner: 'acme', repo: 'old', name: 'new' });

    expect((await visit('/acme/old/branches')).url).toBe(
      `${github.url}/acme/new/branches`,
    );
    expect((await visit('/ACME/New')).url).toBe(`${github.url}/acme/new`);
  });

  it('show settings to those who may push', async () => {
    expect((await visit('/acme/shop/settings', 'ben')).status).toBe(404);
    const { text } = await visit('/acme/shop/settings', 'ada');
    expect(text).toContain('staging Waits 5 minutes');
    expect(text).toContain('REGION eu');
  });

  it('show hooks and their deliveries to administrators, who send one again', async () => {
    const { data: hook } = await github.octokit().rest.orgs.createWebhook({
      org: 'acme',
      name: 'web',
      config: { url: 'http://127.0.0.1:9/hook', secret: HOOK_SECRET },
    });
    const path = `/organizations/acme/settings/hooks/${hook.id}`;
    expect((await visit(path, 'ben')).status).toBe(404);

    const { browser, text } = await visit(path, 'ada');
    expect(text).toContain('ping');
    const delivery = /href="([^"]*deliveries\/\d+)"/.exec(browser.page.html);
    await browser.open(delivery?.[1] ?? '');
    expect(textOf(browser.page.html)).toContain('X-GitHub-Event: ping');
    expect(browser.page.html).not.toContain(HOOK_SECRET);

    await browser.press('Redeliver');
    expect(textOf(browser.page.html)).toContain('Again');
  });
});
