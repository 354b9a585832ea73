import { constants } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { deferred } from '../../processes/deferred';
import { Exit, Tethered } from '../../processes/Tethered';
import { OutputLines } from './OutputLines';
import { StepContext } from './StepContext';
import { StepReporter } from './StepReporter';
import { StepResult } from './StepResult';

/** What GitHub's runner gives a cancelled step before the next, harder signal. */
const INTERRUPT_MS = 7_500;
const TERMINATE_MS = 2_500;

/** A program to run as a step, or as part of one. */
export interface StepCommand {
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
}

export interface RunOptions {
  /** Takes the lines that are not for the log as they are. */
  onLine?: (line: string) => void;
  /** What is left of the step's timeout. */
  remainingMs?: number;
}

export type CommandOutcome = Pick<StepResult, 'outcome' | 'exitCode'>;

/**
 * Runs a program under a step's timeout and cancellation, and logs what it
 * prints. How it failed, if it did, is in the log and the annotations.
 */
export async function runCommand(
  step: StepContext,
  reporter: StepReporter,
  command: StepCommand,
  {
    onLine = line => reporter.line(line),
    remainingMs = step.timeoutMs,
  }: RunOptions = {},
): Promise<CommandOutcome> {
  if (step.signal?.aborted) {
    reporter.error('The operation was canceled.');
    return { outcome: 'cancelled' };
  }
  const newLines = () =>
    new OutputLines({
      masks: step.masks,
      onLine,
      onPiece: piece => reporter.line(piece),
    });
  const lines = { stdout: newLines(), stderr: newLines() };
  let tethered: Tethered;
  try {
    tethered = await step.processes.start({
      ...command,
      onOutput: async (chunk, stream) => {
        lines[stream].add(chunk);
        await reporter.flush();
      },
    });
  } catch (error) {
    reporter.error(
      `An error occurred trying to start process '${command.command}' with working directory '${command.cwd}'.`,
    );
    reporter.failure(error);
    return { outcome: 'failure' };
  }

  const { exit, endedBy } = await untilEnded(
    tethered,
    remainingMs,
    step.signal,
  );
  lines.stdout.end();
  lines.stderr.end();
  if (endedBy === 'timeout') {
    const minutes = Number(((step.timeoutMs ?? 0) / 60_000).toFixed(2));
    reporter.error(
      `The action '${step.name}' has timed out after ${minutes} minutes.`,
    );
    return { outcome: 'timed_out' };
  }
  if (endedBy === 'cancel') {
    reporter.error('The operation was canceled.');
    return { outcome: 'cancelled' };
  }
  const exitCode = exitCodeOf(exit);
  if (exitCode !== 0) {
    reporter.error(`Process completed with exit code ${exitCode}.`);
    return { outcome: 'failure', exitCode };
  }
  return { outcome: 'success', exitCode };
}

async function untilEnded(
  tethered: Tethered,
  remainingMs: number | undefined,
  signal: AbortSignal | undefined,
): Promise<{ exit: Exit; endedBy?: 'timeout' | 'cancel' }> {
  const stop = deferred<'timeout' | 'cancel'>();
  const timer =
    remainingMs === undefined
      ? undefined
      : setTimeout(() => stop.resolve('timeout'), remainingMs);
  const onAbort = () => stop.resolve('cancel');
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) {
    onAbort();
  }
  try {
    const endedBy = await Promise.race([
      tethered.exited.then(() => undefined),
      stop.promise,
    ]);
    if (endedBy) {
      await stopByForce(tethered);
    }
    return { exit: await tethered.exited, endedBy };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/**
 * GitHub's way, but to the whole process group: what the script itself waits
 * for hears of it too, and nothing of it is left in the end.
 */
async function stopByForce(tethered: Tethered): Promise<void> {
  tethered.signal('SIGINT');
  if (!(await endsWithin(tethered, INTERRUPT_MS))) {
    tethered.signal('SIGTERM');
    await endsWithin(tethered, TERMINATE_MS);
  }
  await tethered.end({ graceMs: 0 });
}

async function endsWithin(tethered: Tethered, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const hasEnded = await Promise.race([
    tethered.leaderEnded.then(() => true),
    wait(ms, false, { signal: timer.signal }),
  ]);
  timer.abort();
  return hasEnded;
}

/** A shell's way of telling a signal by a number. */
function exitCodeOf({ code, signal }: Exit): number {
  return code ?? 128 + (signal ? constants.signals[signal] : 0);
}
