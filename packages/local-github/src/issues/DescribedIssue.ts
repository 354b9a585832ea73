import { AuthorAssociation } from '../pulls/authorAssociation';
import { ListedPullRequest } from '../pulls/DescribedPullRequest';
import { User } from '../store/AccountStore';
import { Issue } from '../store/IssueStore';
import { Label } from '../store/LabelStore';

/** An issue with all that GitHub shows of it. */
export interface DescribedIssue extends Issue {
  author: User;
  authorAssociation: AuthorAssociation;
  assignees: User[];
  labels: Label[];
  comments: number;
  closedBy?: User;
}

/** A pull request with what it shows of itself as the issue that it also is. */
export interface PullRequestAsIssue extends ListedPullRequest {
  comments: number;
}
