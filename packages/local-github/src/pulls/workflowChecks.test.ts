import { RunnerGithub } from '../actions/engine/__testUtils__/RunnerGithub';
import { propose, refusal, SHOP } from '../__testUtils__/pullRequests';
import { TestBrowser, textOf } from '../__testUtils__/TestBrowser';

const WORKFLOW = `
on:
  push:
    branches: [main]
  pull_request:
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: test ! -f broken.txt
`;

describe('a job that a branch requires as a check', () => {
  it('keeps a pull request from being merged until it succeeds', async () => {
    const runner = await RunnerGithub.start();
    const { github } = runner;
    const { pulls, repos } = runner.rest;
    await runner.push(WORKFLOW);
    await runner.ended();
    await repos.updateBranchProtection({
      ...SHOP,
      branch: 'main',
      required_status_checks: { strict: false, contexts: ['test'] },
      required_pull_request_reviews: { required_approving_review_count: 1 },
      enforce_admins: true,
      restrictions: null,
    });

    const pull_number = await propose(github, {
      branch: 'orchids',
      files: { 'broken.txt': 'broken\n' },
    });
    const one = { ...SHOP, pull_number };
    await pulls.createReview({ ...one, event: 'APPROVE' });
    const failed = await runner.ended();
    expect(await refusal(pulls.merge(one))).toEqual({
      status: 405,
      message: 'Required status check "test" is failing.',
    });
    const browser = new TestBrowser(github);
    await browser.open(`/acme/shop/pull/${pull_number}`);
    expect(textOf(browser.page.html)).toContain('failed test failure Required');
    expect(browser.page.html).toContain(
      `href="/acme/shop/actions/runs/${failed.id}/job/${failed.jobs[0].id}"`,
    );

    const broken = { ...SHOP, path: 'broken.txt' };
    const { data: file } = await repos.getContent({
      ...broken,
      ref: 'orchids',
    });
    await github.octokit('ben').rest.repos.deleteFile({
      ...broken,
      branch: 'orchids',
      message: 'Mend it',
      sha: 'sha' in file ? file.sha : '',
    });
    expect((await runner.ended()).conclusion).toBe('success');
    expect((await pulls.get(one)).data.mergeable_state).toBe('clean');

    const { data } = await pulls.merge({ ...one, merge_method: 'squash' });
    const deployed = await runner.ended();
    expect(deployed.jobs[0].head_sha).toBe(data.sha);
    await runner.stop();
    // Three runs with a checkout each, on a machine that may be busy.
  }, 120_000);
});
