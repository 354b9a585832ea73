import { spawnSync } from 'node:child_process';
import { Problem } from './problem.mjs';

/** The local GitHub keeps its repositories with the system's git. */
export function requireGit() {
  const { error } = spawnSync('git', ['--version'], { stdio: 'ignore' });
  if (error) {
    throw new Problem(
      'git is not on the PATH, and the local GitHub needs it.',
      'Install it from https://git-scm.com/downloads, open a new terminal, and run the same command again.',
    );
  }
}
