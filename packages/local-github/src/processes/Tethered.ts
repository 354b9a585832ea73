/** What to start, and where what it prints goes. */
export interface TetheredOptions {
  /** A program's path, or its name on the PATH of `env`. */
  command: string;
  args: string[];
  cwd: string;
  /** The whole environment: nothing of our own is added but `RUNNER_TRACKING_ID`. */
  env: Record<string, string>;
  /**
   * Takes what the child prints, as it comes. While the promise it answers is
   * open nothing more is read, so that a flood waits in the child.
   */
  onOutput?: (
    chunk: Buffer,
    stream: 'stdout' | 'stderr',
  ) => void | Promise<void>;
  /** Without it the child reads an empty input. */
  stdin?: string;
}

/** How the command itself ended; one of the two is set. */
export interface Exit {
  code?: number;
  signal?: NodeJS.Signals;
}

/**
 * A child that cannot outlive us: `await startTethered(options)` gives one, and
 * rejects when the command cannot be started.
 *
 * It runs in a process group and session of its own. When our process ends, by
 * whatever means, it and its descendants are ended too.
 */
export interface Tethered {
  readonly pid: number;
  /**
   * Settles once the command has ended and its output has been handed over.
   * Processes it left in the background go on until `end`. Never rejects for
   * how the command ended.
   */
  readonly exited: Promise<Exit>;
  /** The command itself has ended; what it printed may still be on its way. */
  readonly leaderEnded: Promise<void>;
  /** Sends a signal to the process group. */
  signal(signal: NodeJS.Signals): void;
  /**
   * Ends the command and all that came of it: SIGTERM, and SIGKILL for what is
   * left after the grace. Settles when none of it is left; safe to repeat.
   */
  end(options?: { graceMs?: number }): Promise<void>;
}

/**
 * The processes of one job (or one service): what a step leaves in the
 * background lives on for the steps after it, and ends with `endAll`.
 */
export interface ProcessGroup {
  start(options: TetheredOptions): Promise<Tethered>;
  endAll(options?: { graceMs?: number }): Promise<void>;
}
