import { execFile } from 'node:child_process';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestBrowser, textOf } from '../__testUtils__/TestBrowser';
import { TestGithub } from '../__testUtils__/testGithub';

const run = promisify(execFile);

const DAY_MS = 24 * 60 * 60 * 1000;

describe('personal access tokens', () => {
  let github: TestGithub;
  let browser: TestBrowser;
  let now: number;
  const log: string[] = [];

  beforeEach(async () => {
    now = Date.parse('2026-11-02T08:00:00Z');
    github = await TestGithub.start({
      clock: () => new Date(now),
      log: line => log.push(line),
    });
    await github
      .octokit()
      .rest.repos.createInOrg({ org: 'acme', name: 'vault', private: true });
    await pushFiles(github, 'acme/vault', { files: { 'a.txt': 'kept\n' } });
    browser = new TestBrowser(github);
    await browser.signIn('ben');
  });

  afterEach(() => github.remove());

  const text = () => textOf(browser.page.html);

  async function makeToken(...entered: Array<[string, string]>) {
    await browser.open('/settings/tokens/new');
    await browser.press('Generate token', entered);
    return /value="(ghp_\w+)"/.exec(browser.page.html)?.[1] ?? '';
  }

  /** The system's git, which asks nobody for anything. */
  async function clone(address: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'local-github-clone-'));
    try {
      await run('git', ['clone', '--quiet', address, folder], {
        env: {
          PATH: process.env.PATH,
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_CONFIG_GLOBAL: '/dev/null',
          GIT_TERMINAL_PROMPT: '0',
        },
      });
      return await readFile(join(folder, 'a.txt'), 'utf8');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  it('lead from a private repository to a clone of it', async () => {
    await browser.open('/acme/vault');
    expect(text()).toContain('User name: ben . Password: a personal');
    const [, path] = /href="(\/settings\/tokens\/new[^"]*)"/.exec(
      browser.page.html,
    ) ?? ['', ''];
    await browser.open(path.replaceAll('&amp;', '&'));
    expect(browser.page.html).toMatch(/value="repo"\s+checked/);
    expect(browser.page.html).not.toMatch(/value="workflow"\s+checked/);

    await browser.press('Generate token', [
      ['description', 'My laptop'],
      ['scopes', 'repo'],
    ]);

    const command = /git clone (\S+)/.exec(text())?.[1] ?? '';
    expect(command).toBe(`http://ben@${github.host}/acme/vault.git`);
    const token = /value="(ghp_\w{36})"/.exec(browser.page.html)?.[1] ?? '';
    const address = new URL(command);
    address.password = token;
    expect(await clone(address.toString())).toBe('kept\n');
  });

  it('are shown once, and never written down', async () => {
    const token = await makeToken(
      ['description', 'Laptop'],
      ['scopes', 'repo'],
      ['scopes', 'read:org'],
      ['scopes', 'made:up'],
    );
    expect(token).toMatch(/^ghp_\w{36}$/);
    expect(browser.page.headers.get('Cache-Control')).toBe('no-store');
    const { headers } = await github
      .octokitWithToken(token)
      .rest.users.getAuthenticated();
    expect(headers['x-oauth-scopes']).toBe('repo, read:org');

    await browser.open('/settings/tokens');
    expect(text()).toContain(
      'Laptop repo, read:org 2 Nov 2026 2 Dec 2026 2 Nov 2026',
    );
    expect(browser.page.html).not.toContain(token);
    expect(log.join('\n')).not.toContain(token);
    const database = await Promise.all(
      ['github.sqlite', 'github.sqlite-wal'].map(file =>
        readFile(join(github.dataDir, file), 'latin1'),
      ),
    );
    expect(database.join('')).not.toContain(token);
  });

  it('stop working when they expire', async () => {
    const token = await makeToken(['description', 'Laptop'], ['lifetime', '7']);
    const { users } = github.octokitWithToken(token).rest;
    await users.getAuthenticated();

    now += 7 * DAY_MS;

    await expect(users.getAuthenticated()).rejects.toMatchObject({
      status: 401,
    });
    await browser.open('/settings/tokens');
    expect(text()).toContain('Expired 9 Nov 2026');
  });

  it('live on without end where that is wanted', async () => {
    const token = await makeToken(
      ['description', 'Laptop'],
      ['lifetime', 'none'],
    );
    now += 1000 * DAY_MS;
    const { users } = github.octokitWithToken(token).rest;
    expect((await users.getAuthenticated()).data.login).toBe('ben');
  });

  it('stop working when they are deleted', async () => {
    const token = await makeToken(['description', 'Laptop']);
    await browser.open('/settings/tokens');
    await browser.press('Delete for good');

    await expect(
      github.octokitWithToken(token).rest.users.getAuthenticated(),
    ).rejects.toMatchObject({ status: 401 });
  });

  it('need a note', async () => {
    await browser.open('/settings/tokens/new');
    const { status } = await browser.press('Generate token', [
      ['description', '  '],
      ['scopes', 'workflow'],
    ]);
    expect(status).toBe(422);
    expect(text()).toContain('Say what the token is for.');
    expect(browser.page.html).toMatch(/value="workflow"\s+checked/);
  });

  it('are nobody else’s to see or delete', async () => {
    const token = await makeToken(['description', 'Laptop']);
    await browser.open('/settings/tokens');
    const [, path] = /action="([^"]*\/delete)"/.exec(browser.page.html) ?? [];

    const other = new TestBrowser(github);
    await other.signIn('eve');
    const { html } = await other.open('/settings/tokens');
    expect(html).not.toContain('Laptop');
    const [, ownToken] =
      /name="authenticity_token" value="([^"]*)"/.exec(html) ?? [];
    await other.send(
      path ?? '',
      new URLSearchParams({ authenticity_token: ownToken ?? '' }),
    );

    await github.octokitWithToken(token).rest.users.getAuthenticated();
  });

  it('are made and deleted by our own forms alone', async () => {
    const { status } = await browser.send(
      '/settings/tokens',
      new URLSearchParams({ description: 'Forged', scopes: 'repo' }),
    );
    expect(status).toBe(422);
    await browser.open('/settings/tokens');
    expect(text()).not.toContain('Forged');
  });

  it('of the environment are listed, but not deleted here', async () => {
    await browser.open('/settings/tokens');
    expect(text()).toContain('From the environment of this server');
    expect(browser.page.html).not.toContain('/delete"');
  });

  it('ask who one is first', async () => {
    const visitor = new TestBrowser(github);
    await visitor.open('/settings/tokens/new?scopes=repo');
    expect(visitor.page.url).toContain('/login?return_to=');
    await visitor.press('Sign in as eve');
    expect(visitor.page.url).toBe(
      `${github.url}/settings/tokens/new?scopes=repo`,
    );
  });
});
