import { Context } from '../context';
import { PushedCommit, PushEvent } from '../events';
import { BRANCHES, NO_SHA } from '../git/refs';
import { Repository } from '../store/RepositoryStore';
import { repositorySubjects } from './subjects';

/**
 * A push, as GitHub tells it: `create` where the ref is new, `delete` where it
 * is gone, and `push` in any case.
 */
export function pushMessages(context: Pick<Context, 'urls'>, event: PushEvent) {
  const created = event.before === NO_SHA;
  const deleted = event.after === NO_SHA;
  return [
    { event: 'push', payload: pushPayload(context, event) },
    ...(created
      ? [{ event: 'create', payload: createPayload(context, event) }]
      : []),
    ...(deleted
      ? [{ event: 'delete', payload: refPayload(context, event) }]
      : []),
  ];
}

export function pushPayload(context: Pick<Context, 'urls'>, event: PushEvent) {
  const { repository, sender, ref, before, after } = event;
  const subjects = repositorySubjects(context, repository, sender);
  const describe = (commit: PushedCommit) =>
    pushedCommit(context, repository, commit);
  return {
    ref,
    before,
    after,
    ...subjects,
    // In this one event, GitHub counts seconds and names the owner twice.
    repository: {
      ...subjects.repository,
      owner: { ...subjects.repository.owner, name: repository.owner.login },
      created_at: seconds(repository.createdAt),
      pushed_at: seconds(repository.pushedAt),
      stargazers: 0,
      master_branch: repository.defaultBranch,
    },
    pusher: { name: sender.login, email: sender.email ?? '' },
    created: before === NO_SHA,
    deleted: after === NO_SHA,
    forced: event.isForced,
    base_ref: null,
    compare: compareUrl(context, event),
    commits: event.commits.map(describe),
    head_commit: event.headCommit ? describe(event.headCommit) : null,
  };
}

function createPayload(context: Pick<Context, 'urls'>, event: PushEvent) {
  const { repository } = event;
  return {
    ...refPayload(context, event),
    master_branch: repository.defaultBranch,
    description: repository.description,
  };
}

function refPayload(
  context: Pick<Context, 'urls'>,
  { ref, repository, sender }: PushEvent,
) {
  return {
    ref: ref.replace(/^refs\/(heads|tags)\//, ''),
    ref_type: ref.startsWith(BRANCHES) ? 'branch' : 'tag',
    pusher_type: 'user',
    ...repositorySubjects(context, repository, sender),
  };
}

function pushedCommit(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  commit: PushedCommit,
) {
  const { author, committer } = commit;
  return {
    id: commit.sha,
    tree_id: commit.treeSha,
    distinct: true,
    message: commit.message,
    timestamp: committer.date,
    url: `${urls.repository(repository)}/commit/${commit.sha}`,
    author,
    committer,
    added: commit.added,
    removed: commit.removed,
    modified: commit.modified,
  };
}

function compareUrl(
  { urls }: Pick<Context, 'urls'>,
  { repository, before, after }: PushEvent,
): string {
  const page = urls.repository(repository);
  if (before === NO_SHA || after === NO_SHA) {
    return `${page}/commit/${after === NO_SHA ? before : after}`;
  }
  return `${page}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`;
}

function seconds(timestamp: string): number {
  return Date.parse(timestamp) / 1000;
}
