import fs from 'node:fs';
import git from 'isomorphic-git';
import type { Commit } from '../github/GithubRepository';

export interface CommitAuthor {
  name: string;
  email: string;
}

/**
 * Commits everything in a directory, as a first commit, into a git directory
 * outside of it. The same files, author and time give the same commit, so that
 * pushing it again changes nothing.
 */
export async function commitDirectory(options: {
  dir: string;
  gitdir: string;
  branch: string;
  message: string;
  author: CommitAuthor;
  /** Seconds since 1970. */
  timestamp: number;
}): Promise<Commit> {
  const { dir, gitdir, branch, message, timestamp } = options;
  const author = { ...options.author, timestamp, timezoneOffset: 0 };

  await git.init({ fs, dir, gitdir, defaultBranch: branch });
  await git.add({ fs, dir, gitdir, filepath: '.' });
  const sha = await git.commit({
    fs,
    dir,
    gitdir,
    message,
    author,
    committer: author,
  });
  const { commit } = await git.readCommit({ fs, gitdir, oid: sha });
  return { sha, treeSha: commit.tree };
}
