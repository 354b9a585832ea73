import { pushFiles } from '../../__testUtils__/pushFiles';
import { TestBrowser, textOf } from '../../__testUtils__/TestBrowser';
import { TestGithub } from '../../__testUtils__/testGithub';

const WHERE = { owner: 'acme', repo: 'shop' };

describe('the Deployments page', () => {
  let github: TestGithub;
  let sha: string;

  beforeAll(async () => {
    github = await TestGithub.start();
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'shop' });
    await repos.createInOrg({ org: 'acme', name: 'bare' });
    sha = await pushFiles(github, 'acme/shop', { files: { 'a.txt': 'a\n' } });
    for (const url of ['https://old.example', 'https://new.example']) {
      const { data } = await repos.createDeployment({
        ...WHERE,
        ref: 'main',
        environment: 'staging',
      });
      if ('id' in data) {
        await repos.createDeploymentStatus({
          ...WHERE,
          deployment_id: data.id,
          state: 'success',
          environment_url: url,
          log_url: 'https://ci.example/1',
        });
      }
    }
    await repos.createOrUpdateEnvironment({
      ...WHERE,
      environment_name: 'eu west',
    });
  });

  async function visit(path: string) {
    const { status, html } = await new TestBrowser(github).open(path);
    return { status, html, text: textOf(html) };
  }

  it('shows what is where, and the way to it', async () => {
    const { html, text } = await visit('/acme/shop/deployments');
    expect(text).toContain(`staging Active ${sha.slice(0, 7)} from main`);
    expect(text).toContain('eu west Nothing was deployed here yet.');
    expect(html).toContain('href="https://new.example"');
    expect(html).not.toContain('href="https://old.example"');
    expect(html).toContain('href="/acme/shop/deployments/eu%20west"');
  });

  it("shows an environment's history, newest first", async () => {
    const { text } = await visit('/acme/shop/deployments/STAGING');
    expect(text).toMatch(/2 deployments.*Active.*Replaced/);
    expect((await visit('/acme/shop/deployments/nowhere')).status).toBe(404);
    expect((await visit('/acme/shop/deployments/eu%20west')).status).toBe(200);
  });

  it('links to the web alone, whatever address a deployment was given', async () => {
    const { repos } = github.octokit().rest;
    const { data } = await repos.createDeployment({
      ...WHERE,
      ref: 'main',
      environment: 'odd',
    });
    await repos.createDeploymentStatus({
      ...WHERE,
      deployment_id: 'id' in data ? data.id : 0,
      state: 'success',
      environment_url: 'data:text/html,1',
      log_url: 'data:text/html,2',
    });
    const { html, text } = await visit('/acme/shop/deployments/odd');
    expect(text).toContain('Active');
    expect(html).not.toContain('data:text');
  });

  it('says when there is nothing', async () => {
    const { text } = await visit('/acme/bare/deployments');
    expect(text).toContain('Nothing is deployed from here.');
  });
});
