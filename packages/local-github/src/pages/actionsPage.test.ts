import { pushFiles } from '../__testUtils__/pushFiles';
import { TestBrowser, textOf } from '../__testUtils__/TestBrowser';
import { TestGithub } from '../__testUtils__/testGithub';

const DEPLOY = `name: Deploy
on:
  push:
    branches: [main]
  pull_request:
jobs:
  test:
    runs-on: ubuntu-latest
    steps: [{ run: npm test }]
  staging:
    name: Deploy to staging
    needs: test
    environment: staging
    runs-on: ubuntu-latest
    steps: [{ run: ./deploy }]
  production:
    needs: [test, staging]
    environment: { name: production }
    uses: ./.github/workflows/release.yaml
`;

describe('the Actions page', () => {
  let github: TestGithub;

  beforeAll(async () => {
    github = await TestGithub.start();
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'shop' });
    await repos.createInOrg({ org: 'acme', name: 'bare' });
    await repos.createInOrg({ org: 'acme', name: 'vault', private: true });
    await pushFiles(github, 'acme/shop', {
      files: {
        '.github/workflows/deploy.yml': DEPLOY,
        '.github/workflows/broken.yaml': 'on: [push\n<b>',
        '.github/workflows/README.md': '# Workflows\n',
      },
    });
  });

  async function visit(path: string) {
    const { status, html } = await new TestBrowser(github).open(path);
    return { status, html, text: textOf(html) };
  }

  it('says that nothing runs here, and what would on github.com', async () => {
    const { text, html } = await visit('/acme/shop/actions');
    expect(text).toContain('This local GitHub does not run workflows.');
    expect(text).toContain('it would start on push , pull_request');
    expect(text).toContain(
      'test Deploy to staging after test in the environment staging production after test , staging in the environment production',
    );
    expect(html).toContain(
      'href="/acme/shop/blob/main/.github/workflows/deploy.yml"',
    );
    expect(text).not.toContain('README.md');
  });

  it('names a file that is no workflow', async () => {
    const { text } = await visit('/acme/shop/actions/workflows/broken.yaml');
    expect(text).toContain('does not read as a workflow');
  });

  it('shows one workflow by its file', async () => {
    const { text } = await visit('/acme/shop/actions/workflows/deploy.yml');
    expect(text).toContain('Deploy .github/workflows/deploy.yml');
    expect(text).not.toContain('broken.yaml');
    const missing = await visit('/acme/shop/actions/workflows/nothing.yml');
    expect(missing.status).toBe(404);
  });

  it('says when there is no workflow', async () => {
    const { status, text } = await visit('/acme/bare/actions');
    expect(status).toBe(200);
    expect(text).toContain('The branch main has no workflow file');
  });

  it('keeps private repositories to those who may see them', async () => {
    expect((await visit('/acme/vault/actions')).status).toBe(404);
  });
});
