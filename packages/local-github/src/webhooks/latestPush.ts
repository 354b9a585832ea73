import { Context } from '../context';
import { describeCommit } from '../git/recordPush';
import { BRANCHES, NO_SHA } from '../git/refs';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { pushPayload } from './pushMessages';
import { WebhookMessage } from './WebhookMessage';

/**
 * The last commit of the default branch as if it had just been pushed: what a
 * hook is tested with. An empty repository has none.
 */
export async function latestPush(
  context: Pick<Context, 'git' | 'urls'>,
  repository: Repository,
  sender: User,
): Promise<WebhookMessage | undefined> {
  const objects = context.git.of(repository);
  const ref = `${BRANCHES}${repository.defaultBranch}`;
  const head = await objects.findRef(ref);
  const commit = head && (await objects.readCommit(head.sha));
  if (!commit) {
    return undefined;
  }
  const headCommit = await describeCommit(objects, commit);
  return {
    event: 'push',
    repositoryId: repository.id,
    payload: pushPayload(context, {
      type: 'push',
      repository,
      sender,
      ref,
      before: commit.parents[0] ?? NO_SHA,
      after: commit.sha,
      isForced: false,
      commits: [headCommit],
      headCommit,
    }),
  };
}
