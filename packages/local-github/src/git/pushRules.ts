import { Context } from '../context';
import {
  bindsSomebodyWith,
  lacksChecks,
  obstaclesTo,
} from '../pulls/obstacles';
import { pushedPullRequest } from '../pulls/pushedPullRequest';
import { User } from '../store/AccountStore';
import { Actors, BranchProtection } from '../store/BranchProtectionStore';
import { Permission, Repository } from '../store/RepositoryStore';
import { includesUser } from './actors';
import { GitRepository } from './GitRepository';
import { PULLS } from './pullRefs';
import { RefUpdate } from './pushRequest';
import { BRANCHES, NO_SHA } from './refs';
import { runGit } from './runGit';

/** Who wants to move refs, and how much they may. */
export interface Pusher {
  user: User;
  permission: Permission;
  /** Of the token in use. */
  scopes: string[];
}

export interface Violation {
  ref: string;
  /** GitHub's short reason, as a git client shows it beside the ref. */
  reason: string;
  /** GitHub's sentences, for the person. */
  details: string[];
}

const PROTECTED = 'protected branch hook declined';

/** Nobody but ourselves writes what is kept for pull requests. */
export function checkHidden({ name }: RefUpdate): Violation | undefined {
  return name.startsWith(PULLS)
    ? { ref: name, reason: 'deny updating a hidden ref', details: [] }
    : undefined;
}

/** What stands against a ref update in general, whatever it brings. */
export function checkDeletion(
  repository: Repository,
  { name, after }: RefUpdate,
): Violation | undefined {
  return after === NO_SHA && name === `${BRANCHES}${repository.defaultBranch}`
    ? {
        ref: name,
        reason: `refusing to delete the current branch: ${name}`,
        details: [],
      }
    : undefined;
}

/** GitHub lets only tokens with the `workflow` scope change workflow files. */
export async function checkWorkflowScope(
  objects: GitRepository,
  { scopes }: Pick<Pusher, 'scopes'>,
  { name, after }: RefUpdate,
): Promise<Violation | undefined> {
  if (after === NO_SHA || scopes.includes('workflow')) {
    return undefined;
  }
  const changed = await runGit(
    [
      'log',
      '--format=',
      '--name-only',
      '--diff-filter=d',
      '-m',
      '--max-count=1',
      '-z',
      after,
      '--not',
      '--all',
      '--',
      '.github/workflows',
    ],
    objects,
  );
  const [file] = changed.toString('utf8').split('\0').filter(Boolean);
  return file
    ? {
        ref: name,
        reason: `refusing to allow an OAuth App to create or update workflow \`${file.trim()}\` without \`workflow\` scope`,
        details: [],
      }
    : undefined;
}

/** The protection of the branch that an update moves, if it has any. */
export async function protectionOf(
  { store }: Pick<Context, 'store'>,
  repository: Repository,
  { name }: RefUpdate,
): Promise<BranchProtection | undefined> {
  return name.startsWith(BRANCHES)
    ? store.branchProtections.find(repository.id, name.slice(BRANCHES.length))
    : undefined;
}

/** GitHub's branch protection, as far as it concerns whoever pushes directly. */
export async function checkProtection(
  context: Pick<Context, 'store' | 'git'>,
  objects: GitRepository,
  repository: Repository,
  { branch, rules }: BranchProtection,
  pusher: Pusher,
  { name, before, after }: RefUpdate,
): Promise<Violation | undefined> {
  const refuse = (...details: string[]): Violation => ({
    ref: name,
    reason: PROTECTED,
    details: [
      `error: GH006: Protected branch update failed for ${name}.`,
      ...details,
    ],
  });

  if (after === NO_SHA) {
    return rules.allowDeletions
      ? undefined
      : refuse(`error: Cannot delete this protected branch: ${branch}`);
  }
  const isCreation = before === NO_SHA;
  if (
    !isCreation &&
    !rules.allowForcePushes &&
    !(await objects.isAncestor(before, after))
  ) {
    return refuse('error: Cannot force-push to this branch');
  }

  if (!bindsSomebodyWith(pusher.permission, rules)) {
    return undefined;
  }
  const isListed = (actors: Actors) =>
    includesUser(context, actors, pusher.user);
  const { requiredReviews, requiredStatusChecks, restrictions } = rules;

  if (rules.lockBranch) {
    return refuse('error: Cannot change this locked branch');
  }
  if (restrictions && (!isCreation || rules.blockCreations)) {
    if (!(await isListed(restrictions))) {
      return refuse("error: You're not authorized to push to this branch.");
    }
  }
  if (isCreation) {
    return undefined;
  }
  const mayBypass =
    requiredReviews?.bypassAllowances &&
    (await isListed(requiredReviews.bypassAllowances));
  if (requiredReviews && !mayBypass) {
    const update = { before, after };
    const merged = await pushedPullRequest(
      context,
      objects,
      repository,
      branch,
      update,
    );
    const obstacles = merged
      ? (await obstaclesTo(context, repository, merged)).map(
          ({ message }) => message,
        )
      : ['Changes must be made through a pull request.'];
    if (obstacles.length > 0) {
      return refuse(...obstacles.map(message => `error: ${message}`));
    }
  } else if (requiredStatusChecks) {
    const missing = await lacksChecks(
      context,
      repository,
      requiredStatusChecks,
      after,
    );
    if (missing) {
      return refuse(`error: ${missing}`);
    }
  }
  if (rules.requireLinearHistory && (await hasMerges(objects, before, after))) {
    return refuse('error: This branch must not contain merge commits.');
  }
  if (rules.requireSignatures) {
    return refuse('error: Commits must have verified signatures.');
  }
  return undefined;
}

async function hasMerges(
  objects: GitRepository,
  before: string,
  after: string,
): Promise<boolean> {
  const merges = await runGit(
    ['rev-list', '--merges', '--max-count=1', after, `^${before}`],
    objects,
  );
  return merges.length > 0;
}
