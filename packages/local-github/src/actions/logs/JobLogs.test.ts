import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JobLogs } from './JobLogs';

const job = { id: 7, runId: 3 };
const clock = () => new Date('2026-11-24T12:00:00.123Z');

describe('JobLogs', () => {
  let directory: string;
  let logs: JobLogs;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'job-logs-'));
    logs = new JobLogs(directory, { clock });
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  it("has GitHub's lines: a time in seven digits of a second in front", async () => {
    const log = await logs.open(job);
    await log.write('##[group]Run npm ci\nnpm ci');
    await log.close();

    expect(await logs.read(job)).toBe(
      '2026-11-24T12:00:00.1230000Z ##[group]Run npm ci\n' +
        '2026-11-24T12:00:00.1230000Z npm ci\n',
    );
  });

  it('has no log of a job that did not start', async () => {
    expect(await logs.read(job)).toBeUndefined();
  });

  it('goes on with a log after a restart', async () => {
    for (const line of ['before', 'after']) {
      const log = await logs.open(job);
      await log.write(line);
      await log.close();
    }

    expect((await logs.read(job))?.split('\n')).toEqual([
      expect.stringMatching(/ before$/),
      expect.stringMatching(/ after$/),
      '',
    ]);
  });

  it('is followed from its first line to its last, whenever one begins', async () => {
    let hasEnded = false;
    const follow = async () => {
      const lines = [];
      const { signal } = new AbortController();
      for await (const line of logs.follow(job, async () => hasEnded, signal)) {
        lines.push(line.split(' ')[1]);
      }
      return lines;
    };

    const early = follow();
    const log = await logs.open(job);
    await log.write('one');
    const later = follow();
    await log.write('two');
    hasEnded = true;
    await log.close();

    expect(await early).toEqual(['one', 'two']);
    expect(await later).toEqual(['one', 'two']);
  });

  it('is no longer followed once nobody wants it', async () => {
    const controller = new AbortController();
    const lines = logs.follow(job, async () => false, controller.signal);
    const next = lines.next();
    controller.abort();

    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('says where it is cut off when it grows too long', async () => {
    logs = new JobLogs(directory, { clock, maxBytes: 1024 * 1024 });
    const log = await logs.open(job);
    for (let written = 0; written < 2 * 1024; written += 1) {
      await log.write('x'.repeat(1024));
    }
    await log.close();

    const text = (await logs.read(job)) ?? '';
    expect(text.length).toBeLessThan(1024 * 1024 + 200);
    expect(text.trimEnd().split('\n').at(-1)).toMatch(
      /##\[warning\]The log ends here: it is longer than 1 MB$/,
    );
  });

  it('is swept where its run is not known any more', async () => {
    for (const runId of [3, 4]) {
      await (await logs.open({ id: 7, runId })).close();
    }
    await logs.sweep(async runId => runId === 4);

    expect(await logs.read({ id: 7, runId: 3 })).toBeUndefined();
    expect(await logs.read({ id: 7, runId: 4 })).toBe('');
  });

  it('is gone with its run', async () => {
    const log = await logs.open(job);
    await log.write('something');
    await log.close();
    await logs.removeRun(job.runId);

    expect(await logs.read(job)).toBeUndefined();
  });
});
