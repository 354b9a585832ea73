import { RepositoryEvent } from '../events';
import { Commit } from '../git/commits';
import { User } from '../store/AccountStore';
import { CommitStatus } from '../store/CommitStatusStore';
import { Label } from '../store/LabelStore';
import { BranchTip } from '../store/PullRequestStore';
import { Review } from '../store/ReviewStore';
import { Team } from '../store/TeamStore';
import { AuthorAssociation } from './authorAssociation';
import { DescribedPullRequest } from './DescribedPullRequest';

interface AboutPullRequest extends RepositoryEvent {
  /** As it is after what happened. */
  pullRequest: DescribedPullRequest;
}

/** Something happened to a pull request itself. */
export type PullRequestEvent =
  | (AboutPullRequest & {
      type:
        | 'pull_request.opened'
        | 'pull_request.closed'
        | 'pull_request.reopened'
        | 'pull_request.ready_for_review'
        | 'pull_request.converted_to_draft';
    })
  | (AboutPullRequest & {
      type: 'pull_request.synchronize';
      /** The head before and after the push. */
      before: string;
      after: string;
    })
  | (AboutPullRequest & {
      type: 'pull_request.edited';
      changes: {
        title?: { from: string };
        body?: { from: string };
        base?: { ref: { from: string }; sha: { from: string } };
      };
    })
  | (AboutPullRequest & {
      type:
        'pull_request.review_requested' | 'pull_request.review_request_removed';
      reviewer: User | Team;
    })
  | (AboutPullRequest & {
      type: 'pull_request.labeled' | 'pull_request.unlabeled';
      label: Label;
    })
  | (AboutPullRequest & {
      type: 'pull_request.assigned' | 'pull_request.unassigned';
      assignee: User;
    });

/** A review or a comment with whoever wrote it. */
export type Written<T> = T & {
  author: User;
  authorAssociation: AuthorAssociation;
};

export type ReviewEvent =
  | (AboutPullRequest & {
      type: 'pull_request_review.submitted' | 'pull_request_review.dismissed';
      review: Written<Review>;
    })
  | (AboutPullRequest & {
      type: 'pull_request_review.edited';
      review: Written<Review>;
      previousBody: string;
    });

/** Somebody reported on a commit. */
export interface StatusEvent extends RepositoryEvent {
  type: 'status';
  status: CommitStatus;
  commit: Commit;
  /** The accounts behind the commit's addresses. */
  commitAuthor?: User;
  commitCommitter?: User;
  /** Those that the commit is the tip of. */
  branches: Array<BranchTip & { isProtected: boolean }>;
}
