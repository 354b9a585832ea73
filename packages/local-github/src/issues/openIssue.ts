import { Context } from '../context';
import { User } from '../store/AccountStore';
import { Issue } from '../store/IssueStore';
import { Repository } from '../store/RepositoryStore';
import { addLabels, setAssigned } from './marks';
import { publishIssue } from './publishIssue';

/** Brings something to a repository, with the labels that say what it is. */
export async function openIssue(
  context: Pick<Context, 'store' | 'git' | 'events'>,
  repository: Repository,
  author: User,
  {
    title,
    body,
    labels = [],
    assignees = [],
  }: Pick<Issue, 'title' | 'body'> & { labels?: string[]; assignees?: User[] },
): Promise<Issue> {
  const issue = await context.store.issues.create({
    repositoryId: repository.id,
    authorId: author.id,
    title,
    body,
  });
  await publishIssue(context, repository, issue, author, {
    type: 'issues.opened',
  });
  await addLabels(context, repository, issue, author, labels);
  await setAssigned(context, repository, issue, author, {
    assignees,
    isAssigned: true,
  });
  return issue;
}
