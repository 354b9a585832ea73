import { toTimestamp } from '../clock';
import { Context } from '../context';
import { identityOf } from '../git/identity';
import { mergeTrees } from '../git/mergeTrees';
import { moveRef } from '../git/moveRef';
import { Pusher } from '../git/pushRules';
import { BRANCHES } from '../git/refs';
import { conflict } from '../http/ApiError';
import { checksOf, stateOf } from '../pulls/checks';
import { Repository } from '../store/RepositoryStore';

/**
 * Brings a branch up to date with the default one before it is deployed, and
 * answers what was done; nothing for what is up to date, or no branch at all.
 */
export async function mergeDefaultBranch(
  context: Context,
  repository: Repository,
  pusher: Pusher,
  ref: string,
): Promise<string | undefined> {
  const { defaultBranch } = repository;
  const objects = context.git.of(repository);
  const branch = ref.replace(BRANCHES, '');
  const [tip, main] = await Promise.all([
    objects.findRef(`${BRANCHES}${branch}`),
    objects.findRef(`${BRANCHES}${defaultBranch}`),
  ]);
  if (!tip || !main || (await objects.isAncestor(main.sha, tip.sha))) {
    return undefined;
  }
  const treeSha = await mergeTrees(objects, tip.sha, main.sha);
  if (!treeSha) {
    throw conflict(`Conflict merging ${defaultBranch} into ${branch}.`);
  }
  const author = identityOf(pusher.user, toTimestamp(context.clock()));
  const after = await objects.writeCommit({
    treeSha,
    parents: [tip.sha, main.sha],
    message: `Merge branch '${defaultBranch}' into ${branch}`,
    author,
    committer: author,
  });
  await moveRef(context, repository, pusher, {
    name: tip.name,
    before: tip.sha,
    after,
  });
  return `Auto-merged ${defaultBranch} into ${branch} on deployment.`;
}

/**
 * Refuses a commit whose checks did not all succeed: those that are named, or
 * all there are where none is named. An empty list asks for nothing.
 */
export async function refuseFailedChecks(
  context: Pick<Context, 'store'>,
  repository: Repository,
  { ref, sha, required }: { ref: string; sha: string; required?: string[] },
): Promise<void> {
  const checks = await checksOf(context, repository, sha);
  const names = required ?? checks.map(({ name }) => name);
  if (names.some(name => stateOf(name, checks) !== 'success')) {
    throw conflict(`Conflict: Commit status checks failed for ${ref}.`);
  }
}
