import { HOOK_SECRET, HookReceiver } from '../__testUtils__/HookReceiver';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestGithub } from '../__testUtils__/testGithub';

const SHOP = { owner: 'acme', repo: 'shop' };

// The receiver holds every payload against GitHub's schema for its event.
describe('webhook events', () => {
  let github: TestGithub;
  let receiver: HookReceiver;

  beforeAll(async () => {
    github = await TestGithub.start();
    receiver = await HookReceiver.start();
    const { orgs, repos } = github.octokit().rest;
    await orgs.createWebhook({
      org: 'acme',
      name: 'web',
      events: ['*'],
      config: { url: receiver.url, content_type: 'json', secret: HOOK_SECRET },
    });
    await repos.createInOrg({ org: 'acme', name: 'shop' });
    await pushFiles(github, 'acme/shop', {
      files: { 'README.md': '# Shop\n' },
    });
  });

  afterAll(() => receiver.stop());

  it('tell what becomes of a repository', async () => {
    const { repos } = github.octokit().rest;
    await repos.update({ ...SHOP, homepage: 'https://shop.example' });
    await repos.update({ ...SHOP, private: true });
    await repos.update({ ...SHOP, private: false });
    await repos.update({ ...SHOP, archived: true });
    await repos.update({ ...SHOP, archived: false });

    await receiver.next('repository', 'created');
    const edited = await receiver.next('repository', 'edited');
    expect(edited.payload.changes).toEqual({ homepage: { from: null } });
    await receiver.next('repository', 'privatized');
    await receiver.next('repository', 'publicized');
    const archived = await receiver.next('repository', 'archived');
    expect(archived.payload.repository.archived).toBe(true);
    await receiver.next('repository', 'unarchived');
  });

  it('tell of tags, and of commits made over the API', async () => {
    const { git, repos } = github.octokit().rest;
    const { data } = await repos.createOrUpdateFileContents({
      ...SHOP,
      path: 'docs/a.md',
      message: 'Write a',
      content: Buffer.from('a').toString('base64'),
    });
    const sha = data.commit.sha ?? '';
    await git.createRef({ ...SHOP, ref: 'refs/tags/v1', sha });
    await git.deleteRef({ ...SHOP, ref: 'tags/v1' });

    const pushes = [];
    while (pushes.at(-1)?.payload.after !== sha) {
      pushes.push(await receiver.next('push'));
    }
    expect(pushes.at(-1)?.payload).toMatchObject({
      commits: [{ id: sha, message: 'Write a', added: ['docs/a.md'] }],
      compare: expect.stringContaining('/acme/shop/compare/'),
    });
    const created = await receiver.next('create');
    expect(created.payload.ref_type).toBe('branch');
    expect((await receiver.next('create')).payload).toMatchObject({
      ref: 'v1',
      ref_type: 'tag',
    });
    expect((await receiver.next('delete')).payload).toMatchObject({
      ref: 'v1',
      ref_type: 'tag',
    });
  });

  it('tell of branch protection', async () => {
    const { repos } = github.octokit().rest;
    const main = { ...SHOP, branch: 'main' };
    const rules = {
      ...main,
      required_status_checks: { strict: true, contexts: ['test'] },
      enforce_admins: true,
      required_pull_request_reviews: { required_approving_review_count: 2 },
      restrictions: null,
    };
    await repos.updateBranchProtection(rules);
    await repos.updateBranchProtection({ ...rules, enforce_admins: false });
    await repos.deleteBranchProtection(main);

    const created = await receiver.next('branch_protection_rule', 'created');
    expect(created.payload.rule).toMatchObject({
      name: 'main',
      admin_enforced: true,
      required_approving_review_count: 2,
      required_status_checks: ['test'],
      required_status_checks_enforcement_level: 'everyone',
    });
    await receiver.next('branch_protection_rule', 'edited');
    await receiver.next('branch_protection_rule', 'deleted');
  });

  it('tell who comes and goes', async () => {
    const { repos, orgs } = github.octokit().rest;
    const eve = { username: 'eve' };
    await repos.addCollaborator({ ...SHOP, ...eve, permission: 'push' });
    await repos.removeCollaborator({ ...SHOP, ...eve });
    await orgs.setMembershipForUser({ org: 'acme', ...eve });
    await orgs.removeMembershipForUser({ org: 'acme', ...eve });

    const added = await receiver.next('member', 'added');
    expect(added.payload).toMatchObject({
      member: { login: 'eve' },
      changes: { permission: { to: 'write' } },
    });
    await receiver.next('member', 'removed');
    await receiver.next('organization', 'member_added');
    const removed = await receiver.next('organization', 'member_removed');
    expect(removed.payload.membership.user.login).toBe('eve');
  });
});
