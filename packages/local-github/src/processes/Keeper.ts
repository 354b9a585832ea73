import { ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../packageRoot';
import { deferred } from './deferred';
import { Exit } from './Tethered';

const KEEPER = join(packageRoot, 'src/processes/keeper.js');

/** Open descriptors of our process. */
interface CommandStreams {
  stdin?: number;
  stdout: number;
  stderr: number;
}

interface Command {
  program: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  /** Whether the keeper was given a descriptor to read from. */
  hasInput: boolean;
  /** `NAME=value` in the environment of all that comes of the command. */
  marker: string;
}

type Request =
  | { start: Command }
  | { signal: NodeJS.Signals }
  | { end: { graceMs: number } };

/** What keeper.js tells. */
type Message =
  | { pid: number }
  | { failed: { message: string } }
  | { exit: Exit }
  | { ended: true };

/** Our side of a keeper: the process that ends a command when we are gone. */
export class Keeper {
  /** The command itself has ended. */
  readonly exited: Promise<Exit>;
  /** Nothing is left of the command. */
  readonly ended: Promise<void>;
  readonly #process: ChildProcess;
  readonly #lifeline: Socket;
  readonly #started: Promise<number>;

  /** Takes the command's descriptors; they stay open here. */
  constructor({ stdin, stdout, stderr }: CommandStreams) {
    this.#process = spawn(process.execPath, [KEEPER], {
      // Out of reach of the Ctrl-C that ends us: it has work to do then.
      detached: true,
      env: {},
      stdio: [
        'ignore',
        'ignore',
        'ignore',
        'pipe',
        stdout,
        stderr,
        stdin ?? 'ignore',
      ],
    });
    const lifeline = this.#process.stdio[3];
    if (!(lifeline instanceof Socket)) {
      throw new Error('The keeper was started without a socket');
    }
    this.#lifeline = lifeline;
    // A keeper that was killed: 'close' follows, and says all there is to say.
    this.#lifeline.on('error', () => {});

    const started = deferred<number>();
    const exited = deferred<Exit>();
    this.#started = started.promise;
    this.exited = exited.promise;
    this.ended = new Promise(resolve => {
      this.#lifeline.on('close', () => resolve());
    });

    let pid: number | undefined;
    let isDone = false;
    createInterface({ input: this.#lifeline }).on('line', line => {
      const message: Message = JSON.parse(line);
      if ('pid' in message) {
        pid = message.pid;
        started.resolve(pid);
      } else if ('failed' in message) {
        started.reject(new Error(message.failed.message));
      } else if ('exit' in message) {
        exited.resolve(message.exit);
        // What is left in the background need not keep us from ending.
        this.#process.unref();
        this.#lifeline.unref();
      } else {
        isDone = true;
      }
    });
    this.#process.on('error', error => started.reject(error));
    this.#lifeline.on('close', () => {
      started.reject(new Error('The keeper ended before the command began'));
      if (pid !== undefined && !isDone) {
        killGroup(pid);
      }
      exited.resolve({ signal: 'SIGKILL' });
    });
  }

  /** Answers the process id; rejects when the command cannot be started. */
  start(command: Command): Promise<number> {
    this.tell({ start: command });
    return this.#started;
  }

  tell(request: Request): void {
    if (this.#lifeline.writable) {
      this.#lifeline.write(`${JSON.stringify(request)}\n`);
    }
  }
}

/** Somebody killed the keeper: the command must not go on without one. */
function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
