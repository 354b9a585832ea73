import { includes, permissionOf } from '../auth/permissions';
import { Context } from '../context';
import { GitRepository } from '../git/GitRepository';
import { BRANCHES } from '../git/refs';
import { isSameName } from '../isSameName';
import { User } from '../store/AccountStore';
import { BranchRules } from '../store/BranchProtectionStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { Review } from '../store/ReviewStore';
import { changesOf } from './changes';
import { CodeOwnersRule, ownersOf, readCodeOwners } from './codeOwners';

type RequiredReviews = NonNullable<BranchRules['requiredReviews']>;

/** The review that stands as its author's opinion. */
export interface Opinion {
  reviewer: User;
  review: Review;
}

/**
 * What reviewers think now: of each the last review that approves, asks for
 * changes, or did so until it was dismissed. Comments take nothing back.
 */
export async function opinionsOn(
  { store }: Pick<Context, 'store'>,
  pullRequest: PullRequest,
): Promise<Opinion[]> {
  const latest = new Map<number, Review>();
  for (const review of await store.reviews.list(pullRequest.id)) {
    if (!['pending', 'commented'].includes(review.state)) {
      latest.set(review.authorId, review);
    }
  }
  const opinions: Opinion[] = [];
  for (const review of latest.values()) {
    const reviewer = await store.accounts.findUserById(review.authorId);
    if (reviewer && review.state !== 'dismissed') {
      opinions.push({ reviewer, review });
    }
  }
  return opinions;
}

/** GitHub's sentences about what reviews a branch requires and a pull request lacks. */
export async function missingReviews(
  context: Pick<Context, 'store' | 'git'>,
  repository: Repository,
  pullRequest: PullRequest,
  required: RequiredReviews,
): Promise<string[]> {
  const counting: Opinion[] = [];
  for (const opinion of await opinionsOn(context, pullRequest)) {
    const { reviewer } = opinion;
    const permission = await permissionOf(context, repository, reviewer.id);
    if (permission && includes(permission, 'push')) {
      counting.push(opinion);
    }
  }
  const approvals = counting.filter(
    ({ review }) => review.state === 'approved',
  );

  const missing: string[] = [];
  const { approvingReviewCount: count } = required;
  if (approvals.length < count) {
    missing.push(
      `At least ${count} approving ${count === 1 ? 'review is' : 'reviews are'} required by reviewers with write access.`,
    );
  }
  if (counting.length > approvals.length) {
    missing.push(
      'Changes have been requested by a reviewer with write access.',
    );
  }
  if (required.requireCodeOwnerReviews) {
    const waiting = await missingOwners(
      context,
      repository,
      pullRequest,
      approvals,
    );
    if (waiting.length > 0) {
      missing.push(
        `Waiting on code owner review from ${waiting.join(' and ')}.`,
      );
    }
  }
  if (
    required.requireLastPushApproval &&
    !approvals.some(
      ({ reviewer, review }) =>
        reviewer.id !== pullRequest.lastPusherId &&
        review.commitSha === pullRequest.head.sha,
    )
  ) {
    missing.push(
      'New changes require approval from someone other than the last pusher.',
    );
  }
  return missing;
}

/** For each changed file whose owners have not approved: who they are. */
async function missingOwners(
  context: Pick<Context, 'store' | 'git'>,
  repository: Repository,
  pullRequest: PullRequest,
  approvals: Opinion[],
): Promise<string[]> {
  const { rules, paths } = await ownedChanges(context, repository, pullRequest);
  const waiting = new Set<string>();
  for (const path of paths) {
    const owners = await resolveOwners(
      context,
      repository,
      ownersOf(rules, path),
    );
    const hasApproval = owners.some(({ users }) =>
      approvals.some(({ reviewer }) => users.includes(reviewer.id)),
    );
    if (owners.length > 0 && !hasApproval) {
      waiting.add(owners.map(({ name }) => name).join(' or '));
    }
  }
  return [...waiting];
}

/** The code owners of what a pull request changes, each once. */
export async function codeOwnersOf(
  context: Pick<Context, 'store' | 'git'>,
  repository: Repository,
  pullRequest: PullRequest,
): Promise<CodeOwner[]> {
  const { rules, paths } = await ownedChanges(context, repository, pullRequest);
  const named = new Set(paths.flatMap(path => ownersOf(rules, path)));
  return resolveOwners(context, repository, [...named]);
}

async function ownedChanges(
  { git }: Pick<Context, 'git'>,
  repository: Repository,
  pullRequest: PullRequest,
): Promise<{ rules: CodeOwnersRule[]; paths: string[] }> {
  const objects: GitRepository = git.of(repository);
  const base = await objects.findRef(`${BRANCHES}${pullRequest.base.ref}`);
  const rules = base ? await readCodeOwners(objects, base.sha) : [];
  const changes = rules.length > 0 ? await changesOf(objects, pullRequest) : [];
  return { rules, paths: changes.map(({ path }) => path) };
}

export interface CodeOwner {
  type: 'User' | 'Team';
  id: number;
  /** Login, or organization and slug. */
  name: string;
  /** Whose approval counts as the owner's. */
  users: number[];
}

/** Owners who cannot write to the repository do not count, as on GitHub. */
async function resolveOwners(
  context: Pick<Context, 'store'>,
  repository: Repository,
  names: string[],
): Promise<CodeOwner[]> {
  const { store } = context;
  const owners: CodeOwner[] = [];
  for (const name of names) {
    const [, login, slug] = /^@([^/]+)(?:\/(.+))?$/.exec(name) ?? [];
    if (slug) {
      const team = (await store.teams.listWithAccess(repository.id)).find(
        each =>
          isSameName(each.slug, slug) && includes(each.permission, 'push'),
      );
      if (team && isSameName(login, repository.owner.login)) {
        const members = await store.teams.listMembers(team.id);
        owners.push({
          type: 'Team',
          id: team.id,
          name: `${repository.owner.login}/${team.slug}`,
          users: members.map(({ id }) => id),
        });
      }
      continue;
    }
    const user = login
      ? await store.accounts.findUser(login)
      : await store.accounts.findUserByEmail(name);
    const permission =
      user && (await permissionOf(context, repository, user.id));
    if (user && permission && includes(permission, 'push')) {
      owners.push({
        type: 'User',
        id: user.id,
        name: user.login,
        users: [user.id],
      });
    }
  }
  return owners;
}
