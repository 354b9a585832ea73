import { GitRepository } from '../git/GitRepository';
import { TreeEntry } from '../git/trees';
import { encodePath } from '../urls';

/** Where in a repository a page is: a ref, its commit, and a path below. */
export interface Location {
  ref: string;
  commit: string;
  path: string;
  entry: TreeEntry;
}

/**
 * Finds `ref/path`. A ref may hold slashes: the shortest start that is one, and
 * has the path, wins.
 */
export async function findLocation(
  objects: GitRepository,
  location: string,
): Promise<Location | undefined> {
  const segments = location.replace(/\/+$/, '').split('/');
  for (let length = 1; length <= segments.length; length++) {
    const ref = segments.slice(0, length).join('/');
    const path = segments.slice(length).join('/');
    const commit = await objects.resolveCommit(ref);
    const entry = commit && (await objects.findEntry(commit, path));
    if (commit && entry) {
      return { ref, commit, path, entry };
    }
  }
  return undefined;
}

export function treePath(home: string, ref: string, path = ''): string {
  return join(`${home}/tree/${encodePath(ref)}`, path);
}

export function blobPath(home: string, ref: string, path: string): string {
  return join(`${home}/blob/${encodePath(ref)}`, path);
}

export function commitsPath(home: string, ref: string, path = ''): string {
  return join(`${home}/commits/${encodePath(ref)}`, path);
}

export function rawPath(home: string, ref: string, path: string): string {
  return join(`/raw${home}/${encodePath(ref)}`, path);
}

function join(start: string, path: string): string {
  return path === '' ? start : `${start}/${encodePath(path)}`;
}
