import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CommandOutcome, runCommand } from '../steps/runCommand';
import { inheritedSecrets, stepEnvironment } from '../steps/stepEnvironment';
import { StepReporter } from '../steps/StepReporter';
import { StepState } from '../steps/StepState';
import { ActionInputs } from './ActionInputs';
import { ActionStep } from './ActionStep';

const execFileAsync = promisify(execFile);

const QUERY_TIMEOUT_MS = 60_000;

interface CommandOptions {
  /** Absent: the workspace. */
  cwd?: string;
  /** Beside the environment of the step. */
  env?: Record<string, string>;
}

/** Ends an action; what went wrong is in the log already. */
export class ActionStopped extends Error {
  readonly ran: CommandOutcome;

  constructor(ran: CommandOutcome) {
    super(`The action ended with ${ran.outcome}`);
    this.name = 'ActionStopped';
    this.ran = ran;
  }
}

/** One action at work: what it is given, what it sets, and the commands it runs. */
export class ActionRun {
  readonly step: ActionStep;
  readonly inputs: ActionInputs;
  readonly reporter: StepReporter;
  readonly state = new StepState();
  readonly #deadline?: number;

  constructor(step: ActionStep) {
    inheritedSecrets(process.env).forEach(secret => step.masks.add(secret));
    this.step = step;
    this.inputs = new ActionInputs(step.inputs);
    this.reporter = new StepReporter(step);
    this.#deadline =
      step.timeoutMs === undefined ? undefined : Date.now() + step.timeoutMs;
  }

  /** What the action's commands see: the step's environment, and what the action set so far. */
  get env(): Record<string, string> {
    return stepEnvironment({
      ...this.step,
      env: { ...this.step.env, ...Object.fromEntries(this.state.env) },
      path: [...this.step.path, ...this.state.path],
    });
  }

  /**
   * Runs a command and shows it and what it prints.
   *
   * @throws ActionStopped where it does not succeed
   */
  async command(
    command: string,
    args: string[],
    options: CommandOptions = {},
  ): Promise<void> {
    this.reporter.line(`[command]${[command, ...args].join(' ')}`);
    const ran = await runCommand(
      this.step,
      this.reporter,
      { command, args, ...this.#surroundings(options) },
      {
        remainingMs: this.#deadline && Math.max(0, this.#deadline - Date.now()),
      },
    );
    if (ran.outcome !== 'success') {
      throw new ActionStopped(ran);
    }
  }

  /** Runs a command that is a matter of moments, unseen, and answers its lines. */
  async query(
    command: string,
    args: string[],
    options: CommandOptions = {},
  ): Promise<string[]> {
    const { stdout } = await execFileAsync(command, args, {
      ...this.#surroundings(options),
      signal: this.step.signal,
      timeout: QUERY_TIMEOUT_MS,
    });
    return stdout.split('\n').filter(line => line !== '');
  }

  #surroundings({ cwd, env }: CommandOptions) {
    return { cwd: cwd ?? this.step.workspace, env: { ...this.env, ...env } };
  }
}
