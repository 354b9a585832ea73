import { createShop, propose, SHOP } from '../__testUtils__/pullRequests';
import { pushFiles } from '../__testUtils__/pushFiles';
import { TestGithub } from '../__testUtils__/testGithub';

// What somebody asks who missed webhooks and wants to know what happened.
describe('a repository whose news were missed', () => {
  let github: TestGithub;
  let first: string;
  let last: string;

  beforeAll(async () => {
    github = await TestGithub.start();
    await createShop(github);
    const { git, pulls, repos, issues } = github.octokit().rest;
    const { data } = await git.getRef({ ...SHOP, ref: 'heads/main' });
    first = data.object.sha;
    const pull_number = await propose(github, { branch: 'orchids' });
    const merged = await pulls.merge({ ...SHOP, pull_number });
    last = merged.data.sha;
    for (const sha of [first, last, last]) {
      const { data: deployment } = await repos.createDeployment({
        ...SHOP,
        ref: sha,
        environment: sha === first ? 'staging' : 'production',
        auto_merge: false,
        required_contexts: [],
      });
      await repos.createDeploymentStatus({
        ...SHOP,
        deployment_id: 'id' in deployment ? deployment.id : 0,
        state: 'success',
      });
    }
    await issues.create({ ...SHOP, title: 'Help', labels: ['support'] });
    await repos.update({ ...SHOP, name: 'florist' });
  });

  const read = async (path: string, headers: Record<string, string> = {}) => {
    // Fetch follows redirects as octokit does.
    const response = await github.fetch(`/api/v3${path}`, {
      redirect: 'follow',
      headers: { Authorization: 'token ghp_ada', ...headers },
    });
    return {
      status: response.status,
      url: response.url,
      headers: response.headers,
      body: response.status === 304 ? undefined : await response.json(),
    };
  };

  it('is found by its former name, and by its number for good', async () => {
    const { id } = (
      await github.octokit().rest.repos.get({ ...SHOP, repo: 'florist' })
    ).data;
    const moved = await github.fetch('/api/v3/repos/acme/shop');
    expect(moved.status).toBe(301);
    expect(moved.headers.get('Location')).toBe(
      `${github.url}/api/v3/repositories/${id}`,
    );
    const { data } = await github.octokit().rest.repos.get(SHOP);
    expect(data).toMatchObject({ id, full_name: 'acme/florist' });
    const { body } = await read(`/repositories/${id}`);
    expect(body).toMatchObject({ id, name: 'florist' });
    const { headers } = await read(
      `/repositories/${id}/issues?state=all&per_page=1`,
    );
    expect(headers.get('Link')).toContain('page=2>; rel="next"');
    expect((await read('/repositories/999')).status).toBe(404);
  });

  it('tells its deployments by page, commit and environment', async () => {
    const all = await read('/repos/acme/shop/deployments?per_page=2');
    expect(all.body).toHaveLength(2);
    expect(all.headers.get('Link')).toContain('rel="next"');
    const { body: staged } = await read(
      '/repos/acme/shop/deployments?environment=staging&per_page=100',
    );
    expect(staged).toMatchObject([{ sha: first, environment: 'staging' }]);
    const { body: deployed } = await read(
      `/repos/acme/shop/deployments?sha=${last}`,
    );
    expect(deployed).toHaveLength(2);
    const { body: statuses } = await read(
      `/repos/acme/shop/deployments/${deployed[1].id}/statuses?per_page=100`,
    );
    expect(statuses).toMatchObject([{ state: 'success' }]);
  });

  it('tells its commits, and what one version has that another lacks', async () => {
    const { body: history } = await read(
      `/repos/acme/shop/commits?sha=${last}&since=2000-01-01T00:00:00Z&until=2099-01-01T00:00:00Z&per_page=1`,
    );
    expect(history).toMatchObject([{ sha: last }]);
    const { body: none } = await read(
      '/repos/acme/shop/commits?since=2099-01-01T00:00:00Z',
    );
    expect(none).toEqual([]);
    const compared = await read(
      `/repos/acme/shop/compare/${first}...${last}?per_page=1&page=2`,
    );
    expect(compared.body).toMatchObject({
      status: 'ahead',
      ahead_by: 2,
      total_commits: 2,
      commits: [{ sha: last }],
    });
    expect(compared.headers.get('Link')).toContain('rel="prev"');
  });

  it('tells its pull requests and issues by their latest news', async () => {
    const { body: pulls } = await read(
      '/repos/acme/shop/pulls?state=closed&base=main&sort=updated&direction=desc',
    );
    expect(pulls).toMatchObject([
      { title: 'Add orchids', merge_commit_sha: last },
    ]);
    const query =
      'state=all&labels=support&sort=updated&direction=desc&per_page=100';
    const { body: issues } = await read(`/repos/acme/shop/issues?${query}`);
    expect(issues).toMatchObject([
      { title: 'Help', labels: [{ name: 'support' }] },
    ]);
  });

  it('costs nothing to ask again while nothing is new', async () => {
    const paths = [
      '',
      '/deployments?per_page=100',
      '/commits',
      `/compare/${first}...${last}`,
      '/pulls?state=closed',
      '/issues?since=2000-01-01T00:00:00Z',
    ];
    for (const path of paths) {
      const asked = await read(`/repos/acme/florist${path}`);
      expect(asked.headers.get('Date')).toBeTruthy();
      expect(asked.headers.get('X-RateLimit-Limit')).toBe('5000');
      const again = await read(`/repos/acme/florist${path}`, {
        'If-None-Match': asked.headers.get('ETag') ?? '',
      });
      expect([path, again.status]).toEqual([path, 304]);
      expect(again.headers.get('X-RateLimit-Remaining')).toBe(
        asked.headers.get('X-RateLimit-Remaining'),
      );
    }
    const before = await read('/repos/acme/florist/commits');
    await pushFiles(github, 'acme/florist', {
      files: { 'news.txt': 'news\n' },
    });
    const after = await read('/repos/acme/florist/commits', {
      'If-None-Match': before.headers.get('ETag') ?? '',
    });
    expect(after.status).toBe(200);
  });

  it('knows the hooks of its organization', async () => {
    const { orgs } = github.octokit().rest;
    const { data: created } = await orgs.createWebhook({
      org: 'acme',
      name: 'web',
      events: ['issues', 'deployment_status'],
      config: { url: 'http://127.0.0.1:9/hook', content_type: 'json' },
    });
    const { data } = await orgs.listWebhooks({ org: 'acme' });
    expect(data).toMatchObject([{ id: created.id, active: true }]);
  });
});
