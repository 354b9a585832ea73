import { messageOf } from '../../messageOf';
import { CommandOutcome, runCommand, StepCommand } from '../steps/runCommand';
import { StepContext } from '../steps/StepContext';
import { StepReporter } from '../steps/StepReporter';
import { StepResult } from '../steps/StepResult';
import { Substitute } from './Substitute';

/** What a substitute works with. */
export interface SubstituteWork {
  step: StepContext;
  reporter: StepReporter;
  /** Aborts when the step is cancelled or its time is up. */
  signal: AbortSignal;
  /** Logs what a program prints; ends the step where it fails. */
  run(command: StepCommand): Promise<void>;
}

export interface SubstituteResult {
  outputs?: Record<string, string>;
  /** Markdown for the summary page. */
  summary?: string;
}

/** A program that failed has said so in the log already. */
class CommandFailure extends Error {
  constructor(readonly ended: CommandOutcome) {
    super(`A program ended with ${ended.outcome}`);
  }
}

/**
 * Makes a substitute of what it does and the notice that says so. What the work
 * throws fails the step, with the message as its error.
 */
export function makeSubstitute(
  notice: string,
  work: (context: SubstituteWork) => Promise<SubstituteResult>,
): Substitute {
  return {
    notice,
    run: async step => {
      const reporter = new StepReporter(step);
      reporter.line(`##[notice]${notice}`);
      const {
        outputs = {},
        summary,
        ...outcome
      } = await attempt(step, reporter, work);
      await reporter.flush();
      return {
        ...outcome,
        outputs,
        env: {},
        path: [],
        state: {},
        summary: summary && step.masks.mask(summary),
        annotations: reporter.annotations,
      };
    },
  };
}

async function attempt(
  step: StepContext,
  reporter: StepReporter,
  work: (context: SubstituteWork) => Promise<SubstituteResult>,
): Promise<SubstituteResult & CommandOutcome> {
  const timeout =
    step.timeoutMs === undefined
      ? undefined
      : AbortSignal.timeout(step.timeoutMs);
  const signals = [step.signal, timeout].filter(signal => signal !== undefined);
  const run = async (command: StepCommand) => {
    const ended = await runCommand(step, reporter, command);
    if (ended.outcome !== 'success') {
      throw new CommandFailure(ended);
    }
  };
  try {
    const done = await work({
      step,
      reporter,
      signal: AbortSignal.any(signals),
      run,
    });
    return { ...done, outcome: 'success' };
  } catch (error) {
    if (error instanceof CommandFailure) {
      return error.ended;
    }
    const outcome = outcomeOf(step, timeout);
    reporter.error(messageFor(outcome, step, error));
    return { outcome };
  }
}

function outcomeOf(
  { signal }: StepContext,
  timeout: AbortSignal | undefined,
): StepResult['outcome'] {
  if (signal?.aborted) {
    return 'cancelled';
  }
  return timeout?.aborted ? 'timed_out' : 'failure';
}

function messageFor(
  outcome: StepResult['outcome'],
  { name, timeoutMs = 0 }: StepContext,
  error: unknown,
): string {
  switch (outcome) {
    case 'cancelled':
      return 'The operation was canceled.';
    case 'timed_out':
      return `The action '${name}' has timed out after ${timeoutMs / 60_000} minutes.`;
    default:
      return messageOf(error);
  }
}
