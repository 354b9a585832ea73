import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ObjectSource } from './objects';
import { runGit } from './runGit';

export type TreeEdit =
  | { path: string; mode: string; sha: string }
  /** Removes the path, and what is below it. */
  | { path: string; sha: null };

const TREE_MODE = '040000';
const NO_OBJECT = '0'.repeat(40);

/** Writes the tree that results from editing `base`, and answers its sha. */
export async function editTree(
  source: ObjectSource,
  base: string | undefined,
  edits: TreeEdit[],
): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'local-github-index-'));
  const withIndex = {
    ...source,
    env: { ...source.env, GIT_INDEX_FILE: join(directory, 'index') },
  };
  try {
    await runGit(
      base ? ['read-tree', base] : ['read-tree', '--empty'],
      withIndex,
    );

    const removed = edits.filter(edit => edit.sha === null);
    await removePaths(
      withIndex,
      removed.map(edit => edit.path),
    );

    const files = edits
      .filter(isWrite)
      .filter(({ mode }) => mode !== TREE_MODE);
    await runGit(['update-index', '-z', '--add', '--replace', '--index-info'], {
      ...withIndex,
      input: files
        .map(({ mode, sha, path }) => `${mode} ${sha}\t${path}\0`)
        .join(''),
    });

    const trees = edits
      .filter(isWrite)
      .filter(({ mode }) => mode === TREE_MODE);
    for (const { path, sha } of trees) {
      await removePaths(withIndex, [path]);
      await runGit(['read-tree', `--prefix=${path}/`, sha], withIndex);
    }

    const sha = await runGit(['write-tree'], withIndex);
    return sha.toString('utf8').trim();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function removePaths(
  source: ObjectSource,
  paths: string[],
): Promise<void> {
  if (paths.length === 0) {
    return;
  }
  const literal = paths.map(path => `:(literal)${path}`);
  const below = await runGit(['ls-files', '-z', '--', ...literal], source);
  const names = below.toString('utf8').split('\0').filter(Boolean);
  await runGit(['update-index', '-z', '--index-info'], {
    ...source,
    input: names.map(path => `0 ${NO_OBJECT}\t${path}\0`).join(''),
  });
}

function isWrite(edit: TreeEdit): edit is Extract<TreeEdit, { mode: string }> {
  return edit.sha !== null;
}
