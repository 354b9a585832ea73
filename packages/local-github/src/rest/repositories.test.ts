import { TestGithub } from '../__testUtils__/testGithub';

describe('repositories', () => {
  let github: TestGithub;

  beforeAll(async () => {
    github = await TestGithub.start();
  });

  it('creates one in an organization, by any member', async () => {
    const { data } = await github
      .octokit('ben')
      .rest.repos.createInOrg({ org: 'acme', name: 'shop', private: true });

    expect(data).toMatchObject({
      full_name: 'acme/shop',
      private: true,
      default_branch: 'main',
      size: 0,
      html_url: `${github.url}/acme/shop`,
      clone_url: `${github.url}/acme/shop.git`,
      permissions: { admin: true },
    });
  });

  it('creates one of the user’s own', async () => {
    const { data } = await github
      .octokit('eve')
      .rest.repos.createForAuthenticatedUser({ name: 'notes' });

    expect(data).toMatchObject({ full_name: 'eve/notes', private: false });
  });

  it('refuses a name that is taken, whatever its case', async () => {
    const octokit = github.octokit();
    await octokit.rest.repos.createInOrg({ org: 'acme', name: 'Taken' });

    await expect(
      octokit.rest.repos.createInOrg({ org: 'acme', name: 'tAKEN' }),
    ).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('name already exists on this account'),
    });
  });

  it('lets nobody from outside create in an organization', async () => {
    await expect(
      github
        .octokit('eve')
        .rest.repos.createInOrg({ org: 'acme', name: 'mine' }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('finds a repository whatever the case of its names', async () => {
    await github
      .octokit()
      .rest.repos.createInOrg({ org: 'acme', name: 'CamelCase' });

    const { data } = await github
      .octokit()
      .rest.repos.get({ owner: 'ACME', repo: 'camelcase' });

    expect(data.full_name).toBe('acme/CamelCase');
  });

  it('hides a private repository from outsiders and from anybody', async () => {
    await github
      .octokit()
      .rest.repos.createInOrg({ org: 'acme', name: 'hidden', private: true });
    const hidden = { owner: 'acme', repo: 'hidden' };

    for (const octokit of [
      github.octokit('eve'),
      github.octokitWithToken(undefined),
    ]) {
      await expect(octokit.rest.repos.get(hidden)).rejects.toMatchObject({
        status: 404,
      });
    }
    await expect(
      github.octokit('ben').rest.repos.get(hidden),
    ).resolves.toMatchObject({ data: { permissions: { push: false } } });
  });

  it('follows a renamed repository, for reading and for writing', async () => {
    const octokit = github.octokit();
    await octokit.rest.repos.createInOrg({ org: 'acme', name: 'old-name' });
    await octokit.rest.repos.update({
      owner: 'acme',
      repo: 'old-name',
      name: 'new-name',
    });

    const { data } = await octokit.rest.repos.get({
      owner: 'acme',
      repo: 'old-name',
    });
    expect(data.full_name).toBe('acme/new-name');

    const redirect = await github.fetch('/api/v3/repos/acme/old-name/topics', {
      headers: { Authorization: 'token ghp_ada' },
    });
    expect(redirect.status).toBe(301);
    expect(redirect.headers.get('Location')).toBe(
      `${github.url}/api/v3/repositories/${data.id}/topics`,
    );
    const changed = await fetch(redirect.headers.get('Location') ?? '', {
      method: 'PUT',
      headers: { Authorization: 'token ghp_ada' },
      body: JSON.stringify({ names: ['moved'] }),
    });
    expect(await changed.json()).toEqual({ names: ['moved'] });
  });

  it('gives a former name to whoever takes it next', async () => {
    const octokit = github.octokit();
    await octokit.rest.repos.createInOrg({ org: 'acme', name: 'first' });
    await octokit.rest.repos.update({
      owner: 'acme',
      repo: 'first',
      name: 'second',
    });
    const { data } = await octokit.rest.repos.createInOrg({
      org: 'acme',
      name: 'first',
    });

    await expect(
      octokit.rest.repos.get({ owner: 'acme', repo: 'first' }),
    ).resolves.toMatchObject({ data: { id: data.id } });
  });

  it('deletes for good, but only with the scope for it', async () => {
    const github2 = await TestGithub.start({
      tokens: [
        { token: 'ghp_ada', login: 'ada', scopes: ['repo', 'delete_repo'] },
        { token: 'ghp_repo', login: 'ada', scopes: ['repo'] },
      ],
    });
    const doomed = { owner: 'acme', repo: 'doomed' };
    await github2
      .octokit()
      .rest.repos.createInOrg({ org: 'acme', name: 'doomed' });

    await expect(
      github2.octokitWithToken('ghp_repo').rest.repos.delete(doomed),
    ).rejects.toMatchObject({ status: 403 });
    await github2.octokit().rest.repos.delete(doomed);
    await expect(
      github2.octokit().rest.repos.get(doomed),
    ).rejects.toMatchObject({ status: 404 });
    await github2
      .octokit()
      .rest.repos.createInOrg({ org: 'acme', name: 'doomed' });
    await github2.remove();
  });

  it('pages through a list by its links', async () => {
    const octokit = github.octokit('eve');
    for (const name of ['a', 'b', 'c']) {
      await octokit.rest.repos.createForAuthenticatedUser({ name });
    }

    const first = await octokit.rest.repos.listForAuthenticatedUser({
      per_page: 2,
      affiliation: 'owner',
    });
    expect(first.data.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(first.headers.link).toContain('rel="next"');

    const all = await octokit.paginate(
      octokit.rest.repos.listForAuthenticatedUser,
      { per_page: 2, affiliation: 'owner' },
    );
    expect(all.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'notes']);
  });

  it('keeps topics in lower case, and each once', async () => {
    const octokit = github.octokit();
    await octokit.rest.repos.createInOrg({ org: 'acme', name: 'tagged' });

    const { data } = await octokit.rest.repos.replaceAllTopics({
      owner: 'acme',
      repo: 'tagged',
      names: ['Service', 'service', 'node-24'],
    });

    expect(data.names).toEqual(['service', 'node-24']);
  });

  it('remembers everything across a restart', async () => {
    const octokit = github.octokit();
    await octokit.rest.repos.createInOrg({
      org: 'acme',
      name: 'lasting',
      description: 'Stays',
    });
    await octokit.rest.orgs.removeMembershipForUser({
      org: 'acme',
      username: 'ben',
    });

    await github.restart();

    await expect(
      github.octokit().rest.repos.get({ owner: 'acme', repo: 'lasting' }),
    ).resolves.toMatchObject({ data: { description: 'Stays' } });
    // The seed does not bring back who was removed.
    await expect(
      github.octokit().rest.orgs.listMembers({ org: 'acme' }),
    ).resolves.toMatchObject({ data: [{ login: 'ada' }] });
  });
});
