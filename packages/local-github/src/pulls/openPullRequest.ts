import { Context } from '../context';
import { BRANCHES } from '../git/refs';
import { ApiError, validationFailed } from '../http/ApiError';
import { User } from '../store/AccountStore';
import { BranchTip, PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { publishAbout } from './publishAbout';
import { requestCodeOwners } from './reviewRequests';
import { refreshTestMerge } from './testMerge';

type Needed = Pick<Context, 'store' | 'git' | 'events'>;

interface Branches {
  headRef: string;
  baseRef: string;
}

/** Proposes to merge one branch into another, and asks code owners to look. */
export async function openPullRequest(
  context: Needed,
  repository: Repository,
  author: User,
  {
    title,
    body,
    isDraft,
    ...branches
  }: Pick<PullRequest, 'title' | 'body' | 'isDraft'> & Branches,
): Promise<PullRequest> {
  const { store } = context;
  const tips = await assertOpenable(context, repository, branches);
  const created = await store.pullRequests.create({
    repositoryId: repository.id,
    authorId: author.id,
    title,
    body,
    isDraft,
    ...tips,
  });
  const pullRequest = await refreshTestMerge(context, repository, created);
  await publishAbout(context, repository, pullRequest, author, {
    type: 'pull_request.opened',
  });
  if (!isDraft) {
    await requestCodeOwners(context, repository, pullRequest, author);
  }
  return pullRequest;
}

/** The tips of two branches between which a pull request can be opened. */
export async function assertOpenable(
  { store, git }: Pick<Context, 'store' | 'git'>,
  repository: Repository,
  { headRef, baseRef }: Branches,
): Promise<{ head: BranchTip; base: BranchTip }> {
  const objects = git.of(repository);
  const [head, base] = await Promise.all(
    [headRef, baseRef].map(ref => objects.findRef(`${BRANCHES}${ref}`)),
  );
  if (!base) {
    throw invalid('base');
  }
  if (!head) {
    throw invalid('head');
  }
  const [existing] = await store.pullRequests.list({
    repositoryId: repository.id,
    state: 'open',
    headRef,
    baseRef,
  });
  if (existing) {
    throw refuse(
      `A pull request already exists for ${repository.owner.login}:${headRef}.`,
    );
  }
  if (!(await objects.mergeBase(base.sha, head.sha))) {
    throw refuse(
      `The ${headRef} branch has no history in common with ${baseRef}`,
    );
  }
  if (await objects.isAncestor(head.sha, base.sha)) {
    throw refuse(`No commits between ${baseRef} and ${headRef}`);
  }
  return {
    head: { ref: headRef, sha: head.sha },
    base: { ref: baseRef, sha: base.sha },
  };
}

function invalid(field: 'head' | 'base'): ApiError {
  return validationFailed({ resource: 'PullRequest', field, code: 'invalid' });
}

function refuse(message: string): ApiError {
  return validationFailed({
    resource: 'PullRequest',
    code: 'custom',
    message,
  });
}
