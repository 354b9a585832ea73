import { pushFiles } from '../../__testUtils__/pushFiles';
import { RunStage } from '../../__testUtils__/RunStage';
import { servicePorts } from '../../__testUtils__/servicePorts';
import { TestBrowser, textOf } from '../../__testUtils__/TestBrowser';
import { TestGithub } from '../../__testUtils__/testGithub';

const RELEASE = `name: Release
on:
  workflow_dispatch:
    inputs:
      level:
        description: How far
        type: choice
        options: [near, far]
      note:
        description: What to say of it
        required: true
      dry:
        description: Only look
        type: boolean
jobs:
  a:
    runs-on: ubuntu-latest
    steps: [{ run: echo hi }]
`;

describe('the Actions page', () => {
  let github: TestGithub;
  let stage: RunStage;

  beforeAll(async () => {
    github = await TestGithub.start({
      deployments: { ports: servicePorts(), engine: 'none' },
    });
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'shop' });
    await repos.createInOrg({ org: 'acme', name: 'bare' });
    await repos.createInOrg({ org: 'acme', name: 'vault', private: true });
    await pushFiles(github, 'acme/shop', {
      files: {
        '.github/workflows/release.yml': RELEASE,
        '.github/workflows/deploy.yml': RELEASE.replace('Release', 'Deploy'),
        '.github/workflows/scan.yml': `name: Scan
on: workflow_dispatch
jobs:
  a:
    runs-on: ubuntu-latest
    steps: [{ id: scan-image, uses: anchore/scan-action@v7 }]
`,
        '.github/workflows/broken.yaml': 'on: [push\n<b>',
        '.github/workflows/README.md': '# Workflows\n',
      },
    });
    stage = await RunStage.open(github, 'acme/shop');
    const run = await stage.aRun({ displayTitle: 'Open <the> shop' });
    await stage.context.store.workflowRuns.update(run.id, {
      status: 'completed',
      conclusion: 'failure',
    });
    await stage.aRun({ displayTitle: 'Close the shop', headBranch: 'next' });
  });

  afterAll(() => stage.close());

  async function visit(path: string, login?: string) {
    const browser = new TestBrowser(github);
    if (login) {
      await browser.signIn(login);
    }
    const { status, html } = await browser.open(path);
    return { status, html, text: textOf(html), browser };
  }

  it('says where steps run, and lists workflows and runs', async () => {
    const { text, html } = await visit('/acme/shop/actions');
    expect(text).toContain('Workflows run here, on this machine:');
    expect(text).toContain('Deploy');
    expect(text).toContain('Release');
    expect(text).not.toContain('README.md');
    expect(text).toContain('Failure: Open <the> shop Deploy #1: commit');
    expect(text).toContain('Queued: Close the shop Deploy #2');
    expect(html).toContain('href="/acme/shop/actions/runs/1"');
  });

  it('finds runs by how they went and where', async () => {
    const failed = await visit('/acme/shop/actions?status=failure');
    expect(failed.text).toContain('Open <the> shop');
    expect(failed.text).not.toContain('Close the shop');
    const next = await visit('/acme/shop/actions?branch=next');
    expect(next.text).toContain('1 run ');
    const none = await visit('/acme/shop/actions?actor=nobody');
    expect(none.text).toContain('No run fits these filters.');
  });

  it('shows one workflow by its file', async () => {
    const { text, html } = await visit(
      '/acme/shop/actions/workflows/release.yml',
    );
    expect(text).toContain('This workflow has not run yet.');
    expect(html).toContain(
      'href="/acme/shop/blob/main/.github/workflows/release.yml"',
    );
    const missing = await visit('/acme/shop/actions/workflows/nothing.yml');
    expect(missing.status).toBe(404);
  });

  it('asks for what a workflow wants to know, of those who may push', async () => {
    const path = '/acme/shop/actions/workflows/release.yml';
    expect((await visit(path, 'ben')).html).not.toContain('inputs.level');
    const { browser, text } = await visit(path, 'ada');
    expect(text).toContain('How far near far What to say of it Only look');

    await browser.press('Run workflow', [
      ['ref', 'main'],
      ['inputs.level', 'far'],
    ]);
    expect(browser.page.status).toBe(422);
    expect(textOf(browser.page.html)).toContain("input 'note' not provided");

    await browser.press('Run workflow', [
      ['ref', 'main'],
      ['inputs.level', 'far'],
      ['inputs.note', 'At last'],
    ]);
    expect(browser.page.url).toMatch(/\/acme\/shop\/actions\/runs\/3$/);
    const run = await stage.context.store.workflowRuns.findById(3);
    expect(run).toMatchObject({
      event: 'workflow_dispatch',
      inputs: { level: 'far', note: 'At last', dry: false },
    });
  });

  it('lets a workflow be started whose actions have a substitute here', async () => {
    const path = '/acme/shop/actions/workflows/scan.yml';
    expect((await visit(path, 'ada')).text).toContain('Run workflow');
  });

  it('has a picture of how each workflow does, for READMEs', async () => {
    const { html } = await visit(
      '/acme/shop/actions/workflows/deploy.yml/badge.svg',
    );
    expect(html).toContain('aria-label="Deploy: failing"');
    const other = await visit(
      '/acme/shop/actions/workflows/release.yml/badge.svg',
    );
    expect(other.html).toContain('aria-label="Release: no status"');
  });

  it('says when there is nothing', async () => {
    const { status, text } = await visit('/acme/bare/actions');
    expect(status).toBe(200);
    expect(text).toContain('Nothing has run yet.');
  });

  it('keeps private repositories to those who may see them', async () => {
    expect((await visit('/acme/vault/actions')).status).toBe(404);
  });
});
