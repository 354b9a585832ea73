import { ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { devNull } from 'node:os';

export interface GitOptions {
  /** The bare repository to work in. */
  gitDir?: string;
  input?: string | Buffer;
  env?: Record<string, string>;
}

/** A git command that ended with a failure. */
export class GitError extends Error {
  readonly exitCode: number | null;
  readonly stderr: string;

  constructor(args: string[], exitCode: number | null, stderr: string) {
    super(`git ${args[0]} ended with ${exitCode}: ${stderr.trim()}`);
    this.name = 'GitError';
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

/**
 * What git children see: enough to find their programs, nothing of the
 * machine's or the user's git configuration, and none of our secrets.
 */
function cleanEnvironment(): Record<string, string> {
  const inherited = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  const env: Record<string, string> = {
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    HOME: devNull,
    LC_ALL: 'C',
  };
  for (const name of inherited) {
    const value = process.env[name];
    if (value !== undefined) {
      env[name] = value;
    }
  }
  return env;
}

/** Settings that hold whatever a repository's own config says. */
const ALWAYS = [
  '-c',
  `core.hooksPath=${devNull}`,
  '-c',
  'gc.auto=0',
  '-c',
  'safe.directory=*',
];

/** Starts git; the caller handles its streams. */
export function spawnGit(
  args: string[],
  { gitDir, env }: Omit<GitOptions, 'input'> = {},
): ChildProcessWithoutNullStreams {
  return spawn(
    'git',
    [...ALWAYS, ...(gitDir ? ['--git-dir', gitDir] : []), ...args],
    { env: { ...cleanEnvironment(), ...env }, windowsHide: true },
  );
}

/** Runs git to its end and answers what it printed. */
export async function runGit(
  args: string[],
  { input, ...options }: GitOptions = {},
): Promise<Buffer> {
  const child = spawnGit(args, options);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', chunk => stdout.push(chunk));
  child.stderr.on('data', chunk => stderr.push(chunk));
  // A child that ends early closes its input; its exit code says why.
  child.stdin.on('error', () => {});
  child.stdin.end(input);

  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (exitCode !== 0) {
    throw new GitError(args, exitCode, Buffer.concat(stderr).toString('utf8'));
  }
  return Buffer.concat(stdout);
}
