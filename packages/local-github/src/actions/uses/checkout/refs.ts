/** What is to be checked out: a ref, a commit, or a ref at a commit. */
export interface Target {
  /** In full: `refs/heads/main`. */
  ref?: string;
  commit?: string;
}

const BRANCHES = 'refs/heads/';
const PULLS = 'refs/pull/';
const TAGS = 'refs/tags/';
const EVERY_TAG = '+refs/tags/*:refs/tags/*';

/** The commit that is to be at the ref is fetched itself: the ref may have moved on. */
export function refSpecs(
  { ref = '', commit }: Target,
  { fetchesTags }: { fetchesTags: boolean },
): string[] {
  const tags = fetchesTags ? [EVERY_TAG] : [];
  if (ref.startsWith(BRANCHES)) {
    return [...tags, `+${commit ?? ref}:${remoteRef(ref)}`];
  }
  if (ref.startsWith(PULLS)) {
    return [...tags, `+${commit ?? ref}:${remoteRef(ref)}`];
  }
  if (ref.startsWith(TAGS)) {
    return fetchesTags ? tags : [`+${ref}:${ref}`];
  }
  if (commit) {
    return [...tags, commit];
  }
  return [...tags, `+${ref}:${ref}`];
}

/** For a fetch of all branches and tags. */
export function allRefSpecs({ ref = '', commit }: Target): string[] {
  const all = ['+refs/heads/*:refs/remotes/origin/*', EVERY_TAG];
  return ref.startsWith(PULLS)
    ? [...all, `+${commit ?? ref}:${remoteRef(ref)}`]
    : all;
}

/** Where a ref of the repository is in the checkout, once it is fetched. */
export function remoteRef(ref: string): string {
  if (ref.startsWith(BRANCHES)) {
    return `refs/remotes/origin/${ref.slice(BRANCHES.length)}`;
  }
  if (ref.startsWith(PULLS)) {
    return `refs/remotes/pull/${ref.slice(PULLS.length)}`;
  }
  return ref;
}

/** What to give `git checkout`: a branch gets a local one, all else is detached. */
export function checkoutArguments({ ref = '', commit }: Target): string[] {
  if (ref.startsWith(BRANCHES)) {
    return ['-B', ref.slice(BRANCHES.length), remoteRef(ref)];
  }
  if (ref.startsWith(PULLS) || ref.startsWith(TAGS)) {
    return [remoteRef(ref)];
  }
  return [commit ?? ref];
}

/** Whether the ref has to be at the commit once it is fetched. */
export function isVerified({ ref = '', commit }: Target): boolean {
  return (
    commit !== undefined && (ref.startsWith(BRANCHES) || ref.startsWith(TAGS))
  );
}
