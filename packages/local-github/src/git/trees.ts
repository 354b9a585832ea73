import { ObjectSource } from './objects';
import { runGit } from './runGit';

export type TreeEntryType = 'blob' | 'tree' | 'commit';

export interface TreeEntry {
  mode: string;
  type: TreeEntryType;
  sha: string;
  /** Of blobs, in bytes. */
  size?: number;
  /** Relative to the tree that was read. */
  path: string;
}

export const SYMLINK_MODE = '120000';
export const TREE_MODE = '040000';

export async function readTree(
  source: ObjectSource,
  treeish: string,
  { isRecursive = false }: { isRecursive?: boolean } = {},
): Promise<TreeEntry[]> {
  const flags = isRecursive ? ['-r', '-t'] : [];
  const output = await runGit(
    ['ls-tree', '-z', '-l', ...flags, treeish],
    source,
  );
  return parseEntries(output);
}

/** What is at a path of a commit; its root is the tree itself. */
export async function findEntry(
  source: ObjectSource,
  commit: string,
  path: string,
): Promise<TreeEntry | undefined> {
  if (path === '') {
    const sha = await runGit(['rev-parse', `${commit}^{tree}`], source);
    return {
      mode: TREE_MODE,
      type: 'tree',
      sha: sha.toString('utf8').trim(),
      path,
    };
  }
  const output = await runGit(
    ['ls-tree', '-z', '-l', '--full-tree', commit, '--', path],
    source,
  );
  return parseEntries(output).find(entry => entry.path === path);
}

function parseEntries(output: Buffer): TreeEntry[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const tab = line.indexOf('\t');
      const [mode, type, sha, size] = line.slice(0, tab).split(/ +/);
      return {
        mode,
        type: type as TreeEntryType,
        sha,
        ...(size !== '-' && { size: Number(size) }),
        path: line.slice(tab + 1),
      };
    });
}
