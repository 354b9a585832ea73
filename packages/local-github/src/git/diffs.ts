import { ObjectSource } from './objects';
import { runGit } from './runGit';

export interface FileChange {
  status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  path: string;
  previousPath?: string;
  /** Of the new blob, or the removed one. */
  sha: string;
  additions: number;
  deletions: number;
  /** Hunks only; absent for binary files. */
  patch?: string;
}

/** Git's well-known empty tree: what a root commit is compared with. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

const STATUS: Record<string, FileChange['status']> = {
  A: 'added',
  C: 'copied',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/** What changed from one tree or commit to another, file by file. */
export async function readDiff(
  source: ObjectSource,
  from: string,
  to: string,
): Promise<FileChange[]> {
  const [summary, patch] = await Promise.all([
    runGit(
      ['diff-tree', '-r', '-M', '-z', '--raw', '--numstat', from, to],
      source,
    ),
    runGit(['diff-tree', '-r', '-M', '-p', '--full-index', from, to], source),
  ]);
  const patches = patch
    .toString('utf8')
    .split(/^(?=diff --git )/m)
    .filter(Boolean);
  return parseSummary(summary.toString('utf8')).map((change, index) => ({
    ...change,
    patch: hunksOf(patches[index]),
  }));
}

export function readPatch(
  source: ObjectSource,
  from: string,
  to: string,
): Promise<Buffer> {
  return runGit(['diff-tree', '-r', '-M', '-p', from, to], source);
}

/**
 * First every change as `:modes shas status`, then every change's line counts,
 * in the same order; fields end with NUL, and renames have two paths.
 */
function parseSummary(output: string): FileChange[] {
  const fields = output.split('\0');
  const changes: FileChange[] = [];
  let position = 0;
  while (fields[position]?.startsWith(':')) {
    const [, , before, after, status] = fields[position].split(' ');
    const hasTwoPaths = /^[RC]/.test(status);
    const path = fields[position + (hasTwoPaths ? 2 : 1)];
    changes.push({
      status: STATUS[status[0]] ?? 'changed',
      path,
      ...(hasTwoPaths && { previousPath: fields[position + 1] }),
      sha: status[0] === 'D' ? before : after,
      additions: 0,
      deletions: 0,
    });
    position += hasTwoPaths ? 3 : 2;
  }
  for (const change of changes) {
    const [additions, deletions, path] = fields[position].split('\t');
    change.additions = Number(additions) || 0;
    change.deletions = Number(deletions) || 0;
    position += path === '' ? 3 : 1;
  }
  return changes;
}

function hunksOf(patch: string | undefined): string | undefined {
  const start = patch?.search(/^@@ /m) ?? -1;
  return start < 0 ? undefined : patch?.slice(start).replace(/\n$/, '');
}
