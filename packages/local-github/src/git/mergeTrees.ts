import { Signature } from './commits';
import { ObjectSource } from './objects';
import { GitError, runGit } from './runGit';
import { writeCommit } from './writeCommit';

/**
 * Merges two commits without a work tree: answers the resulting tree, or
 * `undefined` where they conflict or have no history in common.
 */
export async function mergeTrees(
  source: ObjectSource,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  try {
    const output = await runGit(
      ['merge-tree', '--write-tree', '--no-messages', ours, theirs],
      source,
    );
    return output.toString('utf8').trim();
  } catch (error) {
    if (
      error instanceof GitError &&
      (error.exitCode === 1 || /unrelated histories/.test(error.stderr))
    ) {
      return undefined;
    }
    throw error;
  }
}

/**
 * The tree that results from doing to `onto` what `commit` did to its parent,
 * or `undefined` where that conflicts.
 */
export async function replayTree(
  source: ObjectSource,
  { commit, parent, onto }: { commit: string; parent: string; onto: string },
): Promise<string | undefined> {
  // `merge-tree --merge-base` came with git 2.40. Until that is everywhere, the
  // parent becomes the merge base by being the only ancestor of stand-ins.
  const base = await standIn(source, parent);
  const [ours, theirs] = await Promise.all([
    standIn(source, onto, base),
    standIn(source, commit, base),
  ]);
  return mergeTrees(source, ours, theirs);
}

const NOBODY: Signature = {
  name: 'rebase',
  email: '',
  date: '1970-01-01T00:00:00Z',
};

/** A commit with another one's files and a history of our choice. */
function standIn(
  source: ObjectSource,
  commit: string,
  parent?: string,
): Promise<string> {
  return writeCommit(source, {
    treeSha: `${commit}^{tree}`,
    parents: parent ? [parent] : [],
    author: NOBODY,
    committer: NOBODY,
    message: commit,
  });
}
