import { RealRuns } from '../../__testUtils__/RealRuns';
import { TestBrowser, textOf } from '../../__testUtils__/TestBrowser';

const DEPLOY = `name: Deploy
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - name: Check
        run: |
          echo "::group::All parts"
          echo "part <one>"
          echo "::endgroup::"
          printf '\\033[32mgreen\\033[0m and plain\\n'
          echo "::warning file=README.md,line=4::Say more"
          echo '## Parts: **one**' >> "$GITHUB_STEP_SUMMARY"
      - name: Speak
        run: echo "the end"
  production:
    needs: test
    runs-on: ubuntu-latest
    environment:
      name: production
      url: https://shop.example/
    steps:
      - run: echo released
`;

const FAILING = `name: Audit
on: push
jobs:
  audit:
    runs-on: ubuntu-latest
    steps:
      - run: exit 1
`;

const SLOW = `name: Slow
on: push
jobs:
  wait:
    runs-on: ubuntu-latest
    steps:
      - name: Wait
        run: |
          echo "before"
          sleep 60
`;

describe('the pages of a run', () => {
  let runs: RealRuns;

  beforeAll(async () => {
    runs = await RealRuns.start({
      'deploy.yml': DEPLOY,
      'audit.yml': FAILING,
      'slow.yml': SLOW,
    });
  });

  async function visit(path: string, login?: string) {
    const browser = new TestBrowser(runs.github);
    if (login) {
      await browser.signIn(login);
    }
    const page = await browser.open(`/acme/shop/actions/runs${path}`);
    return { ...page, text: textOf(page.html), browser };
  }

  it('show jobs, remarks and summaries', async () => {
    const { id } = await runs.until('deploy.yml', 'waiting');
    const { html, text } = await visit(`/${id}`);
    expect(text).toContain('Open the shop #1');
    expect(text).toContain('Waiting for review');
    expect(text).toContain('Success: test');
    expect(text).toContain('Warning test README.md:4 Say more');
    expect(html).toContain('<h2>Parts: <strong>one</strong></h2>');
    expect(html).toMatch(
      /href="\/acme\/shop\/blob\/[0-9a-f]{40}\/README.md#L4"/,
    );
    expect((await visit('/99')).status).toBe(404);
    expect((await visit(`/${id}/attempts/2`)).status).toBe(404);
  });

  it('show the log of each step where it belongs', async () => {
    const { id } = await runs.until('deploy.yml', 'waiting');
    const [test] = await runs.jobs(id);
    const { html, text } = await visit(`/${id}/job/${test.id}`);
    const step = (number: number) =>
      new RegExp(
        `<details[^>]*data-step="${number}"[\\s\\S]*?</details>\\s*(?=<details\\s+class="step"|</section>)`,
      ).exec(html)?.[0] ?? '';

    expect(step(2)).toContain('part &lt;one&gt;');
    expect(step(2)).toMatch(/class="t-green"\s*>green</);
    expect(step(2)).toMatch(/class="log-warning"[\s\S]*Warning: Say more/);
    expect(textOf(step(2))).toContain('All parts');
    expect(step(2)).not.toContain('the end');
    expect(step(3)).toContain('the end');
    expect(html).toMatch(/id="step:3:\d+"/);
    expect(text).not.toContain('##[');
    const raw = await visit(`/${id}/job/${test.id}/raw`);
    expect(raw.html).toContain('##[group]All parts');
  });

  it('let its reviewers decide', async () => {
    const { id } = await runs.until('deploy.yml', 'waiting');
    expect((await visit(`/${id}`, 'ben')).html).not.toContain('Approve');
    const { browser } = await visit(`/${id}`, 'ada');
    const environment = /name="environment"\s+value="(\d+)"/.exec(
      browser.page.html,
    );
    await browser.press('Approve and deploy', [
      ['environment', environment?.[1] ?? ''],
      ['comment', 'Looks good'],
    ]);
    expect(browser.page.status).toBe(200);
    await runs.until('deploy.yml', 'completed');
    const { text, html } = await visit(`/${id}`);
    expect(text).toContain('ada approved production');
    expect(text).toContain('Looks good');
    expect(html).toContain('href="https://shop.example/"');
  });

  it('let those who may push run it again, and lead to each attempt', async () => {
    const { id } = await runs.until('audit.yml', 'completed');
    expect((await visit(`/${id}`, 'ben')).text).not.toContain('Re-run');
    const { browser } = await visit(`/${id}`, 'ada');
    await browser.press('Re-run failed jobs');
    await runs.until('audit.yml', 'completed', 2);
    const { text } = await visit(`/${id}/attempts/1`, 'ada');
    expect(text).toContain('Failure');
    expect(text).not.toContain('Re-run');
    expect(textOf((await visit(`/${id}`)).html)).toContain('Attempt 1 2');
  });

  it('tell of a running job line by line, and stop it', async () => {
    const { id } = await runs.until('slow.yml', 'in_progress');
    const [job] = await runs.jobs(id);
    const events = await runs.github.fetch(
      `/acme/shop/actions/runs/${id}/job/${job.id}/live?after=0`,
    );
    const reader = events.body
      ?.pipeThrough(new TextDecoderStream())
      .getReader();
    let told = '';
    const readUntil = async (text: string) => {
      while (!told.includes(text)) {
        const { value, done } = (await reader?.read()) ?? { done: true };
        if (done) {
          throw new Error(`The events ended without ${text}`);
        }
        told += value;
      }
    };
    await readUntil('before</span');
    expect(told).toContain('event: line');

    const { browser } = await visit(`/${id}`, 'ada');
    await browser.press('Cancel run');
    await readUntil('event: end');
    const ended = await runs.until('slow.yml', 'completed');
    expect(ended.conclusion).toBe('cancelled');

    await browser.open(`/acme/shop/actions/runs/${id}`);
    expect(textOf(browser.page.html)).toContain('Cancelled');
  });
});
