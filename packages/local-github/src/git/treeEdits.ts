import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ObjectSource } from './objects';
import { NO_SHA } from './refs';
import { runGit } from './runGit';
import { TREE_MODE } from './trees';

export type TreeEdit =
  | { path: string; mode: string; sha: string }
  /** Removes the path, and what is below it. */
  | { path: string; sha: null };

interface IndexLine {
  mode: string;
  sha: string;
  path: string;
}

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
    const lines: IndexLine[] = [];
    for (const edit of edits) {
      lines.push(...(await toIndexLines(source, base, edit)));
    }
    await runGit(['update-index', '-z', '--add', '--replace', '--index-info'], {
      ...withIndex,
      input: lines
        .map(({ mode, sha, path }) => `${mode} ${sha}\t${path}\0`)
        .join(''),
    });
    const sha = await runGit(['write-tree'], withIndex);
    return sha.toString('utf8').trim();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** An index knows files only: directories are removed and grafted file by file. */
async function toIndexLines(
  source: ObjectSource,
  base: string | undefined,
  edit: TreeEdit,
): Promise<IndexLine[]> {
  if (edit.sha !== null && edit.mode !== TREE_MODE) {
    return [edit];
  }
  const { path } = edit;
  const removed = base ? await listFiles(source, base, path) : [];
  const removals = removed.map(file => ({ ...file, mode: '0', sha: NO_SHA }));
  if (edit.sha === null) {
    return removals;
  }
  const grafted = await listFiles(source, edit.sha);
  return [
    ...removals,
    ...grafted.map(file => ({ ...file, path: `${path}/${file.path}` })),
  ];
}

async function listFiles(
  source: ObjectSource,
  treeish: string,
  path?: string,
): Promise<IndexLine[]> {
  const output = await runGit(
    [
      'ls-tree',
      '-r',
      '-z',
      '--full-tree',
      treeish,
      ...(path ? ['--', path] : []),
    ],
    source,
  );
  return output
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const [info, file] = line.split('\t');
      const [mode, , sha] = info.split(' ');
      return { mode, sha, path: file };
    });
}
