import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ObjectSource } from './objects';
import { GitError, runGit } from './runGit';

/**
 * Merges two commits: answers the resulting tree, or `undefined` where they
 * conflict or have no history in common.
 */
export async function mergeTrees(
  source: ObjectSource,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  const bases = await mergeBases(source, ours, theirs);
  return bases.length > 0 ? merge(source, bases, ours, theirs) : undefined;
}

/**
 * The tree that results from doing to `onto` what `commit` did to its parent,
 * or `undefined` where that conflicts.
 */
export async function replayTree(
  source: ObjectSource,
  { commit, parent, onto }: { commit: string; parent: string; onto: string },
): Promise<string | undefined> {
  return merge(source, [parent], onto, commit);
}

async function mergeBases(
  source: ObjectSource,
  ours: string,
  theirs: string,
): Promise<string[]> {
  try {
    const found = await runGit(['merge-base', '--all', ours, theirs], source);
    return found.toString('utf8').split('\n').filter(Boolean);
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) {
      return [];
    }
    throw error;
  }
}

/**
 * By the command that every git has: `merge-tree`, which needs no work tree,
 * came with 2.38, and took a base of our choice only two versions later. The
 * work tree is made for this merge, and gets just the files that it changes.
 */
async function merge(
  source: ObjectSource,
  bases: string[],
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  const directory = await mkdtemp(join(tmpdir(), 'local-github-merge-'));
  const files = join(directory, 'files');
  const inDirectory = {
    ...source,
    env: {
      ...source.env,
      GIT_INDEX_FILE: join(directory, 'index'),
      GIT_WORK_TREE: files,
    },
  };
  try {
    await mkdir(files);
    await runGit(['read-tree', ours], inDirectory);
    await runGit(
      ['merge-recursive', ...bases, '--', ours, theirs],
      inDirectory,
    );
    const tree = await runGit(['write-tree'], inDirectory);
    return tree.toString('utf8').trim();
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) {
      return undefined;
    }
    throw error;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
