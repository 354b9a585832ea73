import { HOOK_SECRET, HookReceiver } from '../__testUtils__/HookReceiver';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestGithub } from '../__testUtils__/testGithub';

describe('hooks', () => {
  let github: TestGithub;
  let receiver: HookReceiver;
  let names = 0;

  beforeAll(async () => {
    github = await TestGithub.start();
  });

  beforeEach(async () => {
    receiver = await HookReceiver.start();
  });

  afterEach(() => receiver.stop());

  async function aRepository() {
    names += 1;
    const repo = `repo-${names}`;
    await github.octokit().rest.repos.createInOrg({ org: 'acme', name: repo });
    return { owner: 'acme', repo };
  }

  async function aHook(
    where: { owner: string; repo: string },
    settings: { events?: string[]; content_type?: string } = {},
  ) {
    const { events = ['*'], content_type = 'json' } = settings;
    const { data } = await github.octokit().rest.repos.createWebhook({
      ...where,
      events,
      config: { url: receiver.url, content_type, secret: HOOK_SECRET },
    });
    return { ...where, hook_id: data.id };
  }

  it('pings a new hook, and never shows its secret', async () => {
    const where = await aRepository();
    const hook = await aHook(where, { events: ['push'] });

    const { headers, payload } = await receiver.next('ping');
    expect(payload).toMatchObject({
      hook_id: hook.hook_id,
      hook: { events: ['push'], config: { secret: '********' } },
      repository: { name: where.repo },
    });
    expect(headers).toMatchObject({
      'user-agent': expect.stringMatching(/^GitHub-Hookshot\//),
      'x-github-hook-id': String(hook.hook_id),
      'x-github-hook-installation-target-type': 'repository',
      'x-hub-signature': expect.stringMatching(/^sha1=/),
    });
    const { data } = await github.octokit().rest.repos.getWebhook(hook);
    expect(JSON.stringify(data)).not.toContain(HOOK_SECRET);
  });

  it('tells of a push, and of the branch that is new by it', async () => {
    const where = await aRepository();
    await aHook(where);

    const sha = await pushFiles(github, `acme/${where.repo}`, {
      message: 'Say hello',
      files: { 'README.md': '# Hello\n', 'src/index.ts': 'export {};\n' },
    });

    const push = await receiver.next('push');
    expect(push.payload).toMatchObject({
      ref: 'refs/heads/main',
      before: '0'.repeat(40),
      after: sha,
      created: true,
      pusher: { name: 'ada' },
      head_commit: {
        id: sha,
        message: 'Say hello',
        added: ['README.md', 'src/index.ts'],
      },
      repository: { full_name: `acme/${where.repo}` },
      organization: { login: 'acme' },
    });
    const create = await receiver.next('create');
    expect(create.payload).toMatchObject({ ref: 'main', ref_type: 'branch' });
  });

  it('tells of a branch that is gone', async () => {
    const where = await aRepository();
    await pushFiles(github, `acme/${where.repo}`, { files: { a: '1' } });
    await pushFiles(github, `acme/${where.repo}`, {
      branch: 'topic/one',
      files: { b: '1' },
    });
    await aHook(where, { events: ['delete'] });

    await github
      .octokit()
      .rest.git.deleteRef({ ...where, ref: 'heads/topic/one' });

    const { payload } = await receiver.next('delete');
    expect(payload).toMatchObject({ ref: 'topic/one', ref_type: 'branch' });
  });

  it('tells an organization’s hook what becomes of its repositories', async () => {
    const octokit = github.octokit();
    const { data: hook } = await octokit.rest.orgs.createWebhook({
      org: 'acme',
      name: 'web',
      events: ['repository'],
      config: { url: receiver.url, content_type: 'json', secret: HOOK_SECRET },
    });
    expect((await receiver.next('ping')).payload.hook.type).toBe(
      'Organization',
    );

    const where = await aRepository();
    await octokit.rest.repos.update({ ...where, description: 'New words' });
    await octokit.rest.repos.update({
      ...where,
      name: `${where.repo}-renamed`,
    });
    await octokit.rest.repos.update({
      owner: 'acme',
      repo: `${where.repo}-renamed`,
      private: true,
    });
    await octokit.rest.repos.delete({
      owner: 'acme',
      repo: `${where.repo}-renamed`,
    });

    await receiver.next('repository', 'created');
    await receiver.next('repository', 'edited');
    const renamed = await receiver.next('repository', 'renamed');
    expect(renamed.payload.changes.repository.name.from).toBe(where.repo);
    await receiver.next('repository', 'privatized');
    await receiver.next('repository', 'deleted');
    await octokit.rest.orgs.deleteWebhook({ org: 'acme', hook_id: hook.id });
  });

  it('sends a form to hooks that want one', async () => {
    const where = await aRepository();
    await aHook(where, { content_type: 'form' });

    const { headers } = await receiver.next('ping');
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  it('sends only what was asked for', async () => {
    const where = await aRepository();
    await aHook(where, { events: ['create'] });
    await receiver.next('ping');

    await pushFiles(github, `acme/${where.repo}`, { files: { a: '1' } });

    await receiver.next('create');
    expect(receiver.received).toEqual([]);
  });

  it('sends nothing to a hook that is switched off', async () => {
    const where = await aRepository();
    const hook = await aHook(where, { events: ['push'] });
    await receiver.next('ping');
    const octokit = github.octokit();
    await octokit.rest.repos.updateWebhook({ ...hook, active: false });
    await pushFiles(github, `acme/${where.repo}`, { files: { a: '1' } });
    await octokit.rest.repos.updateWebhook({ ...hook, active: true });

    const sha = await pushFiles(github, `acme/${where.repo}`, {
      files: { a: '2' },
    });

    expect((await receiver.next('push')).payload.after).toBe(sha);
  });

  it('tests a hook with the last commit', async () => {
    const where = await aRepository();
    const sha = await pushFiles(github, `acme/${where.repo}`, {
      files: { a: '1' },
    });
    const hook = await aHook(where, { events: ['push'] });

    await github.octokit().rest.repos.testPushWebhook(hook);

    expect((await receiver.next('push')).payload.after).toBe(sha);
  });

  it('changes a hook, and forgets a secret that is not given again', async () => {
    const where = await aRepository();
    const hook = await aHook(where, { events: ['push'] });
    await receiver.next('ping');

    const { data } = await github.octokit().rest.repos.updateWebhook({
      ...hook,
      add_events: ['create', 'delete'],
      remove_events: ['push'],
      config: { url: receiver.url, content_type: 'json', insecure_ssl: '1' },
    });

    expect(data).toMatchObject({
      events: ['create', 'delete'],
      config: { insecure_ssl: '1' },
    });
    expect(data.config.secret).toBeUndefined();
  });

  it('refuses a second hook for the same address', async () => {
    const where = await aRepository();
    await aHook(where);
    await expect(aHook(where)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Hook already exists'),
    });
  });

  it('refuses an address that no hook can have', async () => {
    const where = await aRepository();
    await expect(
      github.octokit().rest.repos.createWebhook({
        ...where,
        config: { url: 'ftp://example.com' },
      }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it('is for administrators', async () => {
    const where = await aRepository();
    await expect(
      github.octokit('ben').rest.repos.listWebhooks(where),
    ).rejects.toMatchObject({ status: 403 });
    await expect(
      github.octokit('eve').rest.orgs.listWebhooks({ org: 'acme' }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('lists hooks and removes them', async () => {
    const where = await aRepository();
    const hook = await aHook(where);
    const { repos } = github.octokit().rest;

    expect((await repos.listWebhooks(where)).data).toHaveLength(1);
    await repos.deleteWebhook(hook);
    await expect(repos.getWebhook(hook)).rejects.toMatchObject({ status: 404 });
  });
});
