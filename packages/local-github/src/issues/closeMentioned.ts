import { Context } from '../context';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { closeIssue } from './changeIssue';
import { issuesClosedBy } from './closingKeywords';

/** Closes the open issues whose end a text announces that was merged. */
export async function closeMentioned(
  context: Pick<Context, 'store' | 'events'>,
  repository: Repository,
  sender: User,
  text: string,
): Promise<void> {
  const { owner, name } = repository;
  for (const number of issuesClosedBy(text, `${owner.login}/${name}`)) {
    const issue = await context.store.issues.find(repository.id, number);
    if (issue?.state === 'open') {
      await closeIssue(context, repository, issue, sender);
    }
  }
}
