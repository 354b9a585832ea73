import { randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Keeper } from './Keeper';
import { OutputReader } from './OutputReader';
import { openStreams } from './streams';
import { Exit, Tethered, TetheredOptions } from './Tethered';

/** After the command's end, for what its background processes still hold open. */
const OUTPUT_GRACE_MS = 5_000;
const DEFAULT_GRACE_MS = 5_000;

/**
 * Starts a child that cannot outlive us; see {@link Tethered}.
 *
 * A process that is killed cannot clean up behind itself, so a keeper, a small
 * Node process, stands between us and the command. It holds one end of a
 * socket whose other end only we have, and when that closes it ends the
 * command's process group, its session, every process whose environment holds
 * the command's `RUNNER_TRACKING_ID` (the variable by which GitHub's runner
 * finds orphans), and the descendants of all these.
 */
export async function startTethered({
  command,
  args,
  cwd,
  env,
  onOutput,
  stdin,
}: TetheredOptions): Promise<Tethered> {
  if (process.platform === 'win32') {
    throw new Error(
      'Steps need a POSIX shell and process groups, which Windows has not: run Wheelhouse in WSL',
    );
  }
  await access(cwd).catch(cause => {
    throw new Error(`The folder '${cwd}' does not exist`, { cause });
  });

  const trackingId = `github_${randomUUID()}`;
  const streams = await openStreams(stdin);
  const keeper = new Keeper(streams);
  streams.closeGiven();
  const { stdout, stderr } = streams.output;

  const pid = await keeper
    .start({
      program: command,
      args,
      cwd,
      env: { ...env, RUNNER_TRACKING_ID: trackingId },
      hasInput: stdin !== undefined,
      marker: `RUNNER_TRACKING_ID=${trackingId}`,
    })
    .catch(error => {
      stdout.destroy();
      stderr.destroy();
      throw error;
    });

  const readers = [
    new OutputReader(stdout, chunk => onOutput?.(chunk, 'stdout')),
    new OutputReader(stderr, chunk => onOutput?.(chunk, 'stderr')),
  ];
  const exited = untilHandedOver(keeper, readers);
  exited.catch(() => keeper.tell({ end: { graceMs: 0 } }));

  return {
    pid,
    exited,
    leaderEnded: keeper.exited.then(() => {}),
    signal: signal => keeper.tell({ signal }),
    end: async ({ graceMs = DEFAULT_GRACE_MS } = {}) => {
      keeper.tell({ end: { graceMs } });
      await keeper.ended;
    },
  };
}

async function untilHandedOver(
  keeper: Keeper,
  readers: OutputReader[],
): Promise<Exit> {
  const read = Promise.all(readers.map(({ done }) => done));
  const exit = await Promise.race([
    keeper.exited,
    read.then(() => keeper.exited),
  ]);
  const grace = new AbortController();
  await Promise.race([
    read,
    wait(OUTPUT_GRACE_MS, undefined, { signal: grace.signal }).catch(() => {}),
  ]);
  grace.abort();
  await Promise.all(readers.map(reader => reader.stop()));
  return exit;
}
