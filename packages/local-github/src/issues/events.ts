import type { RepositoryEvent } from '../events';
import { Written } from '../pulls/events';
import { User } from '../store/AccountStore';
import { IssueComment } from '../store/IssueCommentStore';
import { Label } from '../store/LabelStore';
import { DescribedIssue, PullRequestAsIssue } from './DescribedIssue';

interface AboutIssue extends RepositoryEvent {
  /** As it is after what happened. */
  issue: DescribedIssue;
}

/** Something happened to an issue itself. */
export type IssueEvent =
  | (AboutIssue & {
      type:
        | 'issues.opened'
        | 'issues.closed'
        | 'issues.reopened'
        | 'issues.deleted';
    })
  | (AboutIssue & {
      type: 'issues.edited';
      changes: { title?: { from: string }; body?: { from: string } };
    })
  | (AboutIssue & {
      type: 'issues.labeled' | 'issues.unlabeled';
      label: Label;
    })
  | (AboutIssue & {
      type: 'issues.assigned' | 'issues.unassigned';
      assignee: User;
    });

interface AboutComment extends RepositoryEvent {
  /** What the comment is below. */
  subject: DescribedIssue | PullRequestAsIssue;
  comment: Written<IssueComment>;
}

export type IssueCommentEvent =
  | (AboutComment & {
      type: 'issue_comment.created' | 'issue_comment.deleted';
    })
  | (AboutComment & {
      type: 'issue_comment.edited';
      previousBody: string;
    });

/** A repository's label came, changed or went. */
export type LabelEvent =
  | (RepositoryEvent & {
      type: 'label.created' | 'label.deleted';
      repositoryLabel: Label;
    })
  | (RepositoryEvent & {
      type: 'label.edited';
      repositoryLabel: Label;
      changes: {
        name?: { from: string };
        color?: { from: string };
        description?: { from: string };
      };
    });
