import { Octokit } from '@octokit/rest';
import { TestGithub } from '../__testUtils__/testGithub';

describe('accounts', () => {
  let github: TestGithub;
  let octokit: Octokit;

  beforeEach(async () => {
    github = await TestGithub.start();
    octokit = github.octokit();
  });

  afterEach(() => github.remove());

  it('shows oneself what only oneself may see', async () => {
    const { data: self } = await octokit.rest.users.getAuthenticated();
    expect(self).toMatchObject({
      login: 'ada',
      name: 'Ada Okoro',
      email: 'ada@acme.example',
      two_factor_authentication: false,
    });
    const { data: emails } =
      await octokit.rest.users.listEmailsForAuthenticatedUser();
    expect(emails).toMatchObject([
      { email: 'ada@acme.example', primary: true, verified: true },
    ]);
  });

  it('tells users from organizations', async () => {
    const { data: user } = await octokit.rest.users.getByUsername({
      username: 'BEN',
    });
    const { data: organization } = await octokit.rest.users.getByUsername({
      username: 'acme',
    });

    expect(user).toMatchObject({ login: 'ben', type: 'User' });
    expect(organization).toMatchObject({ login: 'acme', type: 'Organization' });
    await expect(
      octokit.rest.users.getByUsername({ username: 'nobody' }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('lists the organizations somebody belongs to', async () => {
    const { data: own } = await octokit.rest.orgs.listForAuthenticatedUser();
    const { data: ofBen } = await octokit.rest.orgs.listForUser({
      username: 'ben',
    });
    const { data: ofEve } = await octokit.rest.orgs.listForUser({
      username: 'eve',
    });
    const { data: memberships } =
      await octokit.rest.orgs.listMembershipsForAuthenticatedUser();
    const { data: membership } =
      await octokit.rest.orgs.getMembershipForAuthenticatedUser({
        org: 'acme',
      });

    expect(own).toMatchObject([{ login: 'acme' }]);
    expect(ofBen).toMatchObject([{ login: 'acme' }]);
    expect(ofEve).toEqual([]);
    expect(memberships).toMatchObject([{ role: 'admin', state: 'active' }]);
    expect(membership.role).toBe('admin');
  });

  it('shows an organization, and its members to members', async () => {
    const { data } = await octokit.rest.orgs.get({ org: 'Acme' });
    expect(data).toMatchObject({ login: 'acme', name: 'Acme' });
    const { data: all } = await octokit.rest.orgs.list();
    expect(all).toMatchObject([{ login: 'acme' }]);

    const { data: owners } = await octokit.rest.orgs.listMembers({
      org: 'acme',
      role: 'admin',
    });
    expect(owners.map(({ login }) => login)).toEqual(['ada']);
    await octokit.rest.orgs.checkMembershipForUser({
      org: 'acme',
      username: 'ben',
    });
    await expect(
      octokit.rest.orgs.checkMembershipForUser({
        org: 'acme',
        username: 'eve',
      }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      github.octokit('eve').rest.orgs.getMembershipForUser({
        org: 'acme',
        username: 'ben',
      }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('lets owners add, promote and remove members, but not the last owner', async () => {
    const eve = { org: 'acme', username: 'eve' };
    await expect(
      github.octokit('ben').rest.orgs.setMembershipForUser(eve),
    ).rejects.toMatchObject({ status: 403 });

    await octokit.rest.orgs.setMembershipForUser(eve);
    await octokit.rest.orgs.setMembershipForUser({ ...eve, role: 'admin' });
    const { data } = await octokit.rest.orgs.getMembershipForUser(eve);
    expect(data).toMatchObject({ role: 'admin', user: { login: 'eve' } });

    await octokit.rest.orgs.removeMembershipForUser(eve);
    await expect(
      octokit.rest.orgs.removeMembershipForUser({
        org: 'acme',
        username: 'ada',
      }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('gives a team access to a repository, and its members through it', async () => {
    const repo = { owner: 'acme', repo: 'shop' };
    await octokit.rest.repos.createInOrg({
      org: 'acme',
      name: 'shop',
      auto_init: true,
    });
    const payments = { org: 'acme', team_slug: 'payments' };

    await octokit.rest.teams.addOrUpdateRepoPermissionsInOrg({
      ...payments,
      ...repo,
      permission: 'maintain',
    });

    const { data: teams } = await octokit.rest.repos.listTeams(repo);
    expect(teams).toMatchObject([{ slug: 'payments', permission: 'maintain' }]);
    const { data: shop } = await github.octokit('ben').rest.repos.get(repo);
    expect(shop.permissions).toMatchObject({ push: true, admin: false });

    const { data: listed } = await octokit.rest.teams.list({ org: 'acme' });
    expect(listed).toMatchObject([{ slug: 'payments', parent: null }]);
    const { data: team } = await octokit.rest.teams.getByName(payments);
    expect(team).toMatchObject({ members_count: 2, repos_count: 1 });
    const { data: maintainers } = await octokit.rest.teams.listMembersInOrg({
      ...payments,
      role: 'maintainer',
    });
    expect(maintainers).toMatchObject([{ login: 'ada' }]);
  });

  it('lets collaborators in, and out again', async () => {
    const repo = { owner: 'acme', repo: 'shop' };
    const eve = { ...repo, username: 'eve' };
    await octokit.rest.repos.createInOrg({
      org: 'acme',
      name: 'shop',
      private: true,
    });

    await octokit.rest.repos.addCollaborator({ ...eve, permission: 'push' });

    await octokit.rest.repos.checkCollaborator(eve);
    const { data: level } =
      await octokit.rest.repos.getCollaboratorPermissionLevel(eve);
    expect(level).toMatchObject({ permission: 'write', role_name: 'write' });
    const { data: everyone } = await octokit.rest.repos.listCollaborators(repo);
    expect(
      everyone.map(({ login, role_name: role }) => `${login}: ${role}`),
    ).toEqual(['ada: admin', 'ben: read', 'eve: write']);
    await expect(
      github.octokit('eve').rest.repos.get(repo),
    ).resolves.toBeDefined();

    await octokit.rest.repos.removeCollaborator(eve);
    await expect(
      github.octokit('eve').rest.repos.get(repo),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('finds repositories by name and owner, and only those one may see', async () => {
    for (const [name, isPrivate] of [
      ['payments-api', false],
      ['payments-ledger', true],
      ['storefront', false],
    ] as const) {
      await octokit.rest.repos.createInOrg({
        org: 'acme',
        name,
        private: isPrivate,
      });
    }
    const search = async (as: string, q: string) => {
      const { data } = await github.octokit(as).rest.search.repos({ q });
      return data.items.map(({ name }) => name);
    };

    expect(await search('ada', 'payments org:acme')).toEqual([
      'payments-api',
      'payments-ledger',
    ]);
    expect(await search('eve', 'payments')).toEqual(['payments-api']);
    expect(await search('ada', 'is:private org:acme')).toEqual([
      'payments-ledger',
    ]);
    expect(await search('ada', 'org:nobody')).toEqual([]);
    await expect(search('ada', 'stars:>1')).rejects.toMatchObject({
      status: 422,
    });
  });

  it('lists an owner’s repositories in the order and kind asked for', async () => {
    await octokit.rest.repos.createInOrg({ org: 'acme', name: 'first' });
    await octokit.rest.repos.createInOrg({
      org: 'acme',
      name: 'second',
      private: true,
    });

    const names = async (listed: Promise<{ data: Array<{ name: string }> }>) =>
      (await listed).data.map(({ name }) => name).sort();
    expect(await names(octokit.rest.repos.listForOrg({ org: 'acme' }))).toEqual(
      ['first', 'second'],
    );
    expect(
      await names(
        octokit.rest.repos.listForOrg({ org: 'acme', type: 'private' }),
      ),
    ).toEqual(['second']);
    expect(
      await names(octokit.rest.repos.listForUser({ username: 'acme' })),
    ).toEqual(['first']);
    expect(
      await names(github.octokit('eve').rest.repos.listForOrg({ org: 'acme' })),
    ).toEqual(['first']);
  });

  it('watches a repository', async () => {
    const repo = { owner: 'acme', repo: 'shop' };
    await octokit.rest.repos.createInOrg({ org: 'acme', name: 'shop' });

    await expect(
      octokit.rest.activity.getRepoSubscription(repo),
    ).rejects.toMatchObject({ status: 404 });
    await octokit.rest.activity.setRepoSubscription({
      ...repo,
      subscribed: true,
    });
    const { data } = await octokit.rest.activity.getRepoSubscription(repo);
    expect(data).toMatchObject({ subscribed: true, ignored: false });
    await octokit.rest.activity.deleteRepoSubscription(repo);
  });

  it('says what it is', async () => {
    const { data: root } = await octokit.rest.meta.root();
    expect(root.repository_url).toBe(
      `${github.url}/api/v3/repos/{owner}/{repo}`,
    );
    const { data: meta } = await octokit.rest.meta.get();
    expect(meta.verifiable_password_authentication).toBe(false);
    const { data: versions } = await octokit.rest.meta.getAllVersions();
    expect(versions).toEqual(['2022-11-28']);
    const { data: zen } = await octokit.rest.meta.getZen();
    expect(zen).toBe('Design for failure.');
  });
});
