import { Context } from '../context';
import { BRANCHES } from '../git/refs';
import { authorOf } from '../authorOf';
import { User } from '../store/AccountStore';
import { CommitStatus, StatusState } from '../store/CommitStatusStore';
import { Repository } from '../store/RepositoryStore';

type NewStatus = Pick<
  CommitStatus,
  'sha' | 'context' | 'state' | 'description' | 'targetUrl'
>;

/** Notes what a tool says of a commit. */
export async function reportStatus(
  context: Pick<Context, 'store' | 'git' | 'events'>,
  repository: Repository,
  creator: User,
  report: NewStatus,
): Promise<CommitStatus> {
  const { store, git, events } = context;
  const objects = git.of(repository);
  const status = await store.commitStatuses.add({
    ...report,
    repositoryId: repository.id,
    creatorId: creator.id,
  });
  const [commit, refs, protections] = await Promise.all([
    objects.readCommit(status.sha),
    objects.listRefs(BRANCHES),
    store.branchProtections.list(repository.id),
  ]);
  if (!commit) {
    throw new Error(`Commit ${status.sha} of a status is not there`);
  }
  await events.publish({
    type: 'status',
    repository,
    sender: creator,
    status,
    commit,
    commitAuthor: await authorOf(context, commit.author),
    commitCommitter: await authorOf(context, commit.committer),
    branches: refs
      .filter(({ sha }) => sha === status.sha)
      .map(({ name, sha }) => ({ ref: name.slice(BRANCHES.length), sha }))
      .map(tip => ({
        ...tip,
        isProtected: protections.some(({ branch }) => branch === tip.ref),
      })),
  });
  return status;
}

/** GitHub's one word for all contexts of a commit; none at all is pending. */
export function combinedState(
  latest: CommitStatus[],
): Exclude<StatusState, 'error'> {
  const has = (...states: StatusState[]) =>
    latest.some(({ state }) => states.includes(state));
  if (has('failure', 'error')) {
    return 'failure';
  }
  return latest.length === 0 || has('pending') ? 'pending' : 'success';
}
