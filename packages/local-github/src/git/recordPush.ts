import { Context } from '../context';
import { PushedCommit } from '../events';
import { closeMentioned } from '../issues/closeMentioned';
import { followPush } from '../pulls/followPush';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { Commit } from './commits';
import { EMPTY_TREE } from './diffs';
import { GitRepository } from './GitRepository';
import { RefUpdate } from './pushRequest';
import { BRANCHES, NO_SHA } from './refs';

/** GitHub's bound on the commits that one push event lists. */
const MAX_COMMITS = 2048;

/**
 * What follows once refs have moved, however they were moved: the repository
 * remembers it, and everybody who listens is told.
 */
export async function recordPush(
  context: Pick<Context, 'store' | 'git' | 'events'>,
  repository: Repository,
  sender: User,
  updates: RefUpdate[],
  /** The same when this is called again for the push, after a crash. */
  pushId?: number,
): Promise<void> {
  if (updates.length === 0) {
    return;
  }
  const { store, git, events } = context;
  const objects = git.of(repository);
  await adoptFirstBranch({ store, git }, repository, updates);
  await store.repositories.recordPush(repository.id, await objects.sizeKb());
  const current =
    (await store.repositories.findById(repository.id)) ?? repository;

  for (const update of updates) {
    const { name: ref, before, after } = update;
    const isBranch = ref.startsWith(BRANCHES);
    const head =
      after === NO_SHA ? undefined : await headCommit(objects, after);
    const commits =
      isBranch && head ? await newCommits(objects, current, update) : [];
    await events.publish({
      type: 'push',
      pushId,
      repository: current,
      sender,
      ref,
      before,
      after,
      isForced: isBranch && (await isForced(objects, update)),
      commits,
      headCommit: head && (await describeCommit(objects, head)),
    });
    if (ref === `${BRANCHES}${current.defaultBranch}`) {
      const messages = commits.map(({ message }) => message).join('\n\n');
      await closeMentioned(context, current, sender, messages);
    }
  }
  await followPush(context, current, sender, updates);
}

/** The first branch pushed to an empty repository becomes its default one. */
async function adoptFirstBranch(
  { store, git }: Pick<Context, 'store' | 'git'>,
  repository: Repository,
  updates: RefUpdate[],
): Promise<void> {
  const branches = await git.of(repository).listRefs(BRANCHES);
  const created = updates
    .filter(
      ({ before, name }) => before === NO_SHA && name.startsWith(BRANCHES),
    )
    .map(({ name }) => name.slice(BRANCHES.length));
  const wasEmpty = branches.length > 0 && branches.length === created.length;
  if (wasEmpty && !created.includes(repository.defaultBranch)) {
    await store.repositories.update(repository, { defaultBranch: created[0] });
    await git.of(repository).setHead(created[0]);
  }
}

async function isForced(
  objects: GitRepository,
  { before, after }: RefUpdate,
): Promise<boolean> {
  return (
    before !== NO_SHA &&
    after !== NO_SHA &&
    !(await objects.isAncestor(before, after))
  );
}

/** Oldest first: what the branch gained, or all that no other branch has. */
async function newCommits(
  objects: GitRepository,
  repository: Repository,
  { name, before, after }: RefUpdate,
): Promise<PushedCommit[]> {
  const not = [];
  if (before !== NO_SHA) {
    not.push(before);
  } else if (name !== `${BRANCHES}${repository.defaultBranch}`) {
    const known = await objects.findRef(
      `${BRANCHES}${repository.defaultBranch}`,
    );
    not.push(...(known ? [known.sha] : []));
  }
  const log = await objects.log(after, { not, limit: MAX_COMMITS });
  return Promise.all(
    log.reverse().map(commit => describeCommit(objects, commit)),
  );
}

async function headCommit(
  objects: GitRepository,
  sha: string,
): Promise<Commit | undefined> {
  const commit = await objects.resolveCommit(sha);
  return commit ? objects.readCommit(commit) : undefined;
}

export async function describeCommit(
  objects: GitRepository,
  commit: Commit,
): Promise<PushedCommit> {
  const { sha, treeSha, message, author, committer } = commit;
  const changes = await objects.diff(commit.parents[0] ?? EMPTY_TREE, sha);
  const paths = (...statuses: string[]) =>
    changes
      .filter(({ status }) => statuses.includes(status))
      .map(({ path }) => path);
  const moved = changes.flatMap(({ status, previousPath }) =>
    status === 'renamed' && previousPath ? [previousPath] : [],
  );
  return {
    sha,
    treeSha,
    message,
    author,
    committer,
    added: paths('added', 'copied', 'renamed'),
    removed: [...paths('removed'), ...moved],
    modified: paths('modified', 'changed'),
  };
}
