import { Context } from '../context';
import { authorAssociation } from '../pulls/authorAssociation';
import { listPullRequest, requireUser } from '../pulls/describePullRequest';
import { Issue } from '../store/IssueStore';
import { Repository } from '../store/RepositoryStore';
import { DescribedIssue, PullRequestAsIssue } from './DescribedIssue';
import { IssueOrPullRequest, isPullRequest } from './IssueOrPullRequest';

type Needed = Pick<Context, 'store'>;

/** An issue with whom and what it concerns. */
export async function describeIssue(
  context: Needed,
  repository: Repository,
  issue: Issue,
): Promise<DescribedIssue> {
  const { store } = context;
  const { closedById } = issue;
  const [author, labels, assignees, comments, closedBy] = await Promise.all([
    requireUser(context, issue.authorId),
    store.issueMarks.listLabels(issue),
    store.issueMarks.listAssignees(issue),
    store.issueComments.count(issue),
    closedById === null ? undefined : store.accounts.findUserById(closedById),
  ]);
  return {
    ...issue,
    author,
    authorAssociation: await authorAssociation(context, repository, author),
    labels,
    assignees,
    comments,
    ...(closedBy && { closedBy }),
  };
}

/** The same for whatever has a number. */
export async function describeAsIssue(
  context: Needed,
  repository: Repository,
  subject: IssueOrPullRequest,
): Promise<DescribedIssue | PullRequestAsIssue> {
  if (!isPullRequest(subject)) {
    return describeIssue(context, repository, subject);
  }
  return {
    ...(await listPullRequest(context, repository, subject)),
    comments: await context.store.issueComments.count(subject),
  };
}
