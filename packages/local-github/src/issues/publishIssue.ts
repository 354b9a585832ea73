import { Context } from '../context';
import { NewsOf } from '../pulls/publishAbout';
import { User } from '../store/AccountStore';
import { Issue } from '../store/IssueStore';
import { Repository } from '../store/RepositoryStore';
import { describeIssue } from './describeIssue';
import { IssueEvent } from './events';

/** Tells what happened to an issue, with all that is known of it now. */
export async function publishIssue(
  context: Pick<Context, 'store' | 'events'>,
  repository: Repository,
  issue: Issue,
  sender: User,
  news: NewsOf<IssueEvent>,
): Promise<void> {
  await context.events.publish({
    ...news,
    repository,
    sender,
    issue: await describeIssue(context, repository, issue),
  });
}
