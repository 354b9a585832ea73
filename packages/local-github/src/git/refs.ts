import { identifyObjects, ObjectSource, ObjectType } from './objects';
import { GitError, runGit } from './runGit';

export interface Ref {
  /** Full name, such as `refs/heads/main`. */
  name: string;
  sha: string;
  type: ObjectType;
}

export const NO_SHA = '0'.repeat(40);
export const BRANCHES = 'refs/heads/';
export const TAGS = 'refs/tags/';

/** Git's own rules for ref names, which also keep revision syntax out. */
export function isRefName(name: string): boolean {
  return (
    name !== '' &&
    // eslint-disable-next-line no-control-regex -- the characters git forbids
    !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|(^|\/)\.|\.lock(\/|$)/.test(
      name,
    ) &&
    name !== '@'
  );
}

/** Refs whose name starts with this, whole or up to the middle of a segment. */
export async function listRefs(
  source: ObjectSource,
  prefix: string,
): Promise<Ref[]> {
  const output = await runGit(
    [
      'for-each-ref',
      '--format=%(objectname) %(objecttype) %(refname)',
      prefix.endsWith('/') ? prefix : `${prefix}*`,
      ...(prefix.endsWith('/') ? [] : [`${prefix}*/**`]),
    ],
    source,
  );
  return output
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const [sha, type, name] = line.split(' ');
      return { sha, type: type as ObjectType, name };
    });
}

/** The names of refs that fit a pattern and whose history has a commit. */
export async function refsWith(
  source: ObjectSource,
  commit: string,
  pattern: string,
): Promise<string[]> {
  const output = await runGit(
    ['for-each-ref', `--contains=${commit}`, '--format=%(refname)', pattern],
    source,
  );
  return output.toString('utf8').split('\n').filter(Boolean);
}

export async function findRef(
  source: ObjectSource,
  name: string,
): Promise<Ref | undefined> {
  if (!isRefName(name) || !name.startsWith('refs/')) {
    return undefined;
  }
  const [object] = await identifyObjects(source, [name]);
  return object && { name, ...object };
}

/**
 * The commit that a branch, a tag, a sha or its start, or a full ref name
 * means; branches win over tags, as they do on GitHub.
 */
export async function resolveCommit(
  source: ObjectSource,
  name: string,
): Promise<string | undefined> {
  if (!isRefName(name)) {
    return undefined;
  }
  const candidates = [`${BRANCHES}${name}`, `${TAGS}${name}`];
  if (/^(heads|tags|pull)\//.test(name)) {
    candidates.push(`refs/${name}`);
  }
  if (/^refs\/|^HEAD$|^[0-9a-f]{4,40}$/i.test(name)) {
    candidates.push(name);
  }
  const objects = await identifyObjects(
    source,
    candidates.map(candidate => `${candidate}^{commit}`),
  );
  return objects.find(object => object !== undefined)?.sha;
}

/**
 * Moves, creates (`before` is NO_SHA) or deletes (`after` is NO_SHA) a ref,
 * provided that it still is where the caller saw it. Answers whether it was.
 */
export async function updateRef(
  source: ObjectSource,
  { name, before, after }: { name: string; before: string; after: string },
): Promise<boolean> {
  const args =
    after === NO_SHA
      ? ['update-ref', '-d', name, before]
      : ['update-ref', name, after, before];
  try {
    await runGit(args, source);
    return true;
  } catch (error) {
    if (error instanceof GitError && /cannot lock ref/.test(error.stderr)) {
      return false;
    }
    throw error;
  }
}

/** Points a ref of our own at a commit wherever it was, or removes it. */
export async function pointRef(
  source: ObjectSource,
  name: string,
  sha: string | undefined,
): Promise<void> {
  await runGit(
    sha ? ['update-ref', name, sha] : ['update-ref', '-d', name],
    source,
  );
}
