import { Context } from '../context';
import { includesUser } from '../git/actors';
import { BRANCHES } from '../git/refs';
import { User } from '../store/AccountStore';
import { BranchRules } from '../store/BranchProtectionStore';
import { PullRequest } from '../store/PullRequestStore';
import { Permission, Repository } from '../store/RepositoryStore';
import { Check, checksOf, missingChecks } from './checks';
import { MergeableState } from './DescribedPullRequest';
import { MergeMethod } from './mergeCommits';
import { missingReviews } from './reviewObstacles';

/** Something the base branch's protection requires and a pull request lacks. */
export interface Obstacle {
  kind:
    | 'review'
    | 'check'
    | 'outdated'
    | 'lock'
    | 'signature'
    | 'restriction'
    | 'history';
  /** In GitHub's words. */
  message: string;
}

/**
 * Everything that keeps a pull request from being merged, apart from conflicts
 * and from who asks. The one place that judges it: merging, pushing, the page
 * and `mergeable_state` all go by this.
 */
export async function obstaclesTo(
  context: Pick<Context, 'store' | 'git'>,
  repository: Repository,
  pullRequest: PullRequest,
): Promise<Obstacle[]> {
  const protection = await context.store.branchProtections.find(
    repository.id,
    pullRequest.base.ref,
  );
  if (!protection) {
    return [];
  }
  const { requiredReviews, requiredStatusChecks, ...rules } = protection.rules;
  const obstacles: Obstacle[] = [];
  const add = (kind: Obstacle['kind'], message: string) =>
    obstacles.push({ kind, message });

  if (rules.lockBranch) {
    add('lock', 'Cannot change this locked branch');
  }
  if (requiredReviews) {
    for (const message of await missingReviews(
      context,
      repository,
      pullRequest,
      requiredReviews,
    )) {
      add('review', message);
    }
  }
  if (requiredStatusChecks) {
    const message = await lacksChecks(
      context,
      repository,
      requiredStatusChecks,
      pullRequest.head.sha,
    );
    if (message) {
      add('check', message);
    }
    if (
      requiredStatusChecks.strict &&
      !(await isUpToDate(context, repository, pullRequest))
    ) {
      add('outdated', 'Head branch is out of date.');
    }
  }
  if (rules.requireSignatures) {
    add('signature', 'Commits must have verified signatures.');
  }
  return obstacles;
}

/** The same, as far as it binds whoever wants to merge. */
export async function obstaclesFor(
  context: Pick<Context, 'store' | 'git'>,
  repository: Repository,
  pullRequest: PullRequest,
  { user, permission }: { user: User; permission: Permission },
  method?: MergeMethod,
): Promise<Obstacle[]> {
  const protection = await context.store.branchProtections.find(
    repository.id,
    pullRequest.base.ref,
  );
  if (!protection || !bindsSomebodyWith(permission, protection.rules)) {
    return [];
  }
  const { restrictions, requiredReviews, requireLinearHistory } =
    protection.rules;
  const obstacles = await obstaclesTo(context, repository, pullRequest);
  if (restrictions && !(await includesUser(context, restrictions, user))) {
    const message = "You're not authorized to push to this branch.";
    obstacles.unshift({ kind: 'restriction', message });
  }
  if (requireLinearHistory && method === 'merge') {
    const message = 'This branch must not contain merge commits.';
    obstacles.push({ kind: 'history', message });
  }
  const bypass = requiredReviews?.bypassAllowances;
  return bypass && (await includesUser(context, bypass, user))
    ? obstacles.filter(({ kind }) => kind !== 'review')
    : obstacles;
}

/** What a commit lacks of the checks that a branch requires. */
export async function lacksChecks(
  context: Pick<Context, 'store'>,
  repository: Pick<Repository, 'id'>,
  { contexts }: NonNullable<BranchRules['requiredStatusChecks']>,
  sha: string,
): Promise<string | undefined> {
  return contexts.length > 0
    ? missingChecks(contexts, await checksOf(context, repository, sha))
    : undefined;
}

/** Unless told otherwise, most of a protection does not bind administrators. */
export function bindsSomebodyWith(
  permission: Permission,
  rules: BranchRules,
): boolean {
  return permission !== 'admin' || rules.enforceAdmins;
}

/** Whether the head holds everything that the base branch has. */
export async function isUpToDate(
  { git }: Pick<Context, 'git'>,
  repository: Repository,
  { base, head }: PullRequest,
): Promise<boolean> {
  const objects = git.of(repository);
  const tip = await objects.findRef(`${BRANCHES}${base.ref}`);
  return !tip || objects.isAncestor(tip.sha, head.sha);
}

/** GitHub's one word for all of it. */
export function mergeableState(
  { state, isDraft, mergeSha }: PullRequest,
  obstacles: Obstacle[],
  checks: Check[],
): MergeableState {
  if (state === 'closed') {
    return 'unknown';
  }
  if (!mergeSha) {
    return 'dirty';
  }
  if (isDraft) {
    return 'draft';
  }
  if (obstacles.some(({ kind }) => kind !== 'outdated')) {
    return 'blocked';
  }
  if (obstacles.length > 0) {
    return 'behind';
  }
  return checks.every(check => check.state === 'success')
    ? 'clean'
    : 'unstable';
}
