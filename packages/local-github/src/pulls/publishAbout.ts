import { Context } from '../context';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { describePullRequest } from './describePullRequest';
import { PullRequestEvent, ReviewEvent } from './events';

/** What happened, without what every event about the same thing carries. */
export type NewsOf<Event> = Event extends unknown
  ? Omit<Event, 'repository' | 'sender' | 'pullRequest' | 'issue' | 'subject'>
  : never;

/** Tells what happened to a pull request, with all that is known of it now. */
export async function publishAbout(
  context: Pick<Context, 'store' | 'git' | 'events'>,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  news: NewsOf<PullRequestEvent | ReviewEvent>,
): Promise<void> {
  await context.events.publish({
    ...news,
    repository,
    sender,
    pullRequest: await describePullRequest(context, repository, pullRequest),
  });
}
