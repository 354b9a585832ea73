import { execFile } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A command's streams: the descriptors to give it, and our ends of its output. */
export interface Streams {
  stdin?: number;
  stdout: number;
  stderr: number;
  /** What the command prints; neither ends before `closeGiven`. */
  output: { stdout: Socket; stderr: Socket };
  /** Closes our copies of the descriptors that the command has now. */
  closeGiven(): void;
}

/**
 * Opens pipes and a file, where Node itself gives a child sockets: those cannot
 * be opened by name, so that `tee /dev/stderr` would fail, and a bash whose
 * input is one takes itself for a remote shell and reads the user's `.bashrc`.
 */
export async function openStreams(input?: string): Promise<Streams> {
  const folder = await mkdtemp(join(tmpdir(), 'streams-'));
  try {
    const names = ['stdout', 'stderr'].map(name => join(folder, name));
    await run('mkfifo', ['-m', '600', ...names]);
    const [stdout, stderr] = names.map(openPipe);
    let stdin: number | undefined;
    if (input !== undefined) {
      const file = join(folder, 'stdin');
      await writeFile(file, input, { mode: 0o600 });
      stdin = openSync(file, constants.O_RDONLY);
    }
    return {
      stdin,
      stdout: stdout.writer,
      stderr: stderr.writer,
      output: { stdout: stdout.reader, stderr: stderr.reader },
      closeGiven: () => {
        closeSync(stdout.writer);
        closeSync(stderr.writer);
        if (stdin !== undefined) {
          closeSync(stdin);
        }
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function openPipe(name: string) {
  // In this order, as whoever opens one end alone waits for the other.
  const reader = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(name, constants.O_WRONLY);
  return {
    reader: new Socket({ fd: reader, readable: true, writable: false }),
    writer,
  };
}
