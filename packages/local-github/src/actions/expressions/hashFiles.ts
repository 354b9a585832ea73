import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { GlobPattern, parsePattern } from './GlobPattern';

/**
 * GitHub's hash of the workspace's files that match: SHA-256 over the SHA-256
 * of each, in the order in which `@actions/glob` comes upon them; empty where
 * there are none. Symbolic links to folders are not followed.
 */
export async function hashFiles(
  workspace: string,
  patterns: string[],
): Promise<string> {
  const globs = patterns
    .flatMap(pattern => pattern.split('\n'))
    .map(line => line.trim())
    .filter(line => line && !line.startsWith('#'))
    .map(line => parsePattern(fromWorkspace(workspace, line)));

  const all = createHash('sha256');
  let isEmpty = true;
  for await (const file of matchingFiles(workspace, globs)) {
    const one = createHash('sha256');
    await pipeline(createReadStream(join(workspace, file)), one);
    all.update(one.digest());
    isEmpty = false;
  }
  return isEmpty ? '' : all.digest('hex');
}

/** A pattern may name the workspace itself: `${{ github.workspace }}/a`. */
function fromWorkspace(workspace: string, line: string): string {
  const [, negations, pattern] = /^((?:!\s*)*)(.*)$/.exec(line) ?? [];
  if (pattern.split('/').includes('..')) {
    throw new Error(`'${line}' holds '..', which hashFiles does not take`);
  }
  return isAbsolute(pattern)
    ? `${negations}${relative(workspace, pattern)}`
    : line;
}

async function* matchingFiles(
  workspace: string,
  globs: GlobPattern[],
): AsyncGenerator<string> {
  for (const start of searchPaths(globs)) {
    if (await exists(join(workspace, start))) {
      yield* filesBelow(workspace, start, globs);
    }
  }
}

async function* filesBelow(
  workspace: string,
  path: string,
  globs: GlobPattern[],
): AsyncGenerator<string> {
  const isMatch = matches(globs, path);
  const isOnTheWay = globs.some(
    glob => !glob.isNegated && glob.leadsThrough(path),
  );
  if (!isMatch && !isOnTheWay) {
    return;
  }
  if ((await lstat(join(workspace, path))).isDirectory()) {
    if (isOnTheWay) {
      // In the order of `readdir`, as GitHub's does: it counts for the hash.
      for (const name of await readdir(join(workspace, path))) {
        yield* filesBelow(workspace, path ? `${path}/${name}` : name, globs);
      }
    }
  } else if (isMatch && !(await stat(join(workspace, path))).isDirectory()) {
    yield path;
  }
}

function matches(globs: GlobPattern[], path: string): boolean {
  return globs.reduce(
    (isMatch, glob) => (glob.matches(path) ? !glob.isNegated : isMatch),
    false,
  );
}

/** Where to begin: each pattern's folders up to its first wildcard, none twice. */
function searchPaths(globs: GlobPattern[]): string[] {
  const starts = globs
    .filter(glob => !glob.isNegated)
    .map(glob => glob.start)
    .filter(start => start.split('/')[0] !== '..');
  return [...new Set(starts)].filter(
    start =>
      !starts.some(
        other =>
          other !== start && (other === '' || start.startsWith(`${other}/`)),
      ),
  );
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
