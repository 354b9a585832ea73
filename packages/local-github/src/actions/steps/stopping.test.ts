import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from '../../processes/__testUtils__/isAlive';
import { TestJob } from './__testUtils__/TestJob';

// Real processes, on machines that may be busy.
jest.setTimeout(60_000);

describe('a step that is stopped', () => {
  let job: TestJob;

  beforeEach(async () => {
    job = await TestJob.create();
  });

  afterEach(() => job.end());

  async function untilPrinted(text: string) {
    while (!job.output.includes(text)) {
      await wait(10);
    }
  }

  it('ends at its timeout with all its children', async () => {
    const result = await job.run('sleep 600 & echo $!; wait', {
      name: 'Wait for ever',
      timeoutMs: 600,
    });

    expect(result.outcome).toBe('timed_out');
    const [child] = /\d+/.exec(job.output) ?? [];
    expect(isAlive(Number(child))).toBe(false);
    expect(job.output).toContain(
      "##[error]The action 'Wait for ever' has timed out after 0.01 minutes.\n",
    );
  });

  it('hears SIGINT first when it is cancelled, and may clean up', async () => {
    const controller = new AbortController();
    const running = job.run(
      'trap "echo cleaning; exit 0" INT\necho ready\nwhile true; do sleep 0.1; done',
      { signal: controller.signal },
    );
    await untilPrinted('ready');
    controller.abort();

    expect(await running).toMatchObject({ outcome: 'cancelled' });
    expect(job.output).toBe(
      'ready\ncleaning\n##[error]The operation was canceled.\n',
    );
  });

  it('is killed when it hears nothing', async () => {
    const controller = new AbortController();
    const running = job.run(
      'trap "" INT TERM\necho ready\nwhile true; do sleep 0.1; done',
      { signal: controller.signal },
    );
    await untilPrinted('ready');
    controller.abort();

    expect(await running).toMatchObject({ outcome: 'cancelled' });
  });

  it('does not begin when it is cancelled before', async () => {
    const result = await job.run('echo ready', { signal: AbortSignal.abort() });

    expect(result.outcome).toBe('cancelled');
    expect(job.output).not.toContain('ready');
  });

  it('fails when it is killed from elsewhere', async () => {
    expect(await job.run('kill -KILL $$')).toMatchObject({
      outcome: 'failure',
      exitCode: 137,
    });
  });
});

describe('a step that prints more than anybody reads', () => {
  it('waits for the log, and is held in little memory', async () => {
    const job = await TestJob.create();
    let written = 0;
    let longest = 0;
    const before = process.memoryUsage().rss;
    let most = 0;

    const result = await job.run(
      'yes "a line of output" | head -c 60000000; head -c 20000000 /dev/zero',
      {
        log: {
          write: async lines => {
            await new Promise(setImmediate);
            written += lines.length;
            longest = Math.max(longest, lines.length);
            most = Math.max(most, process.memoryUsage().rss - before);
          },
        },
      },
    );

    expect(result.outcome).toBe('success');
    expect(written).toBeGreaterThan(79_000_000);
    expect(longest).toBeLessThan(2_500_000);
    expect(most).toBeLessThan(150_000_000);
    await job.end();
  });
});
