import { Context } from '../context';
import { IssueCommentEvent, IssueEvent, LabelEvent } from '../issues/events';
import { commentFacts, issueFacts } from '../representations/issues';
import { label } from '../representations/labels';
import { Account } from '../store/AccountStore';
import { repositorySubjects, subjectAccount } from './subjects';

type WithUrls = Pick<Context, 'urls'>;

/** An issue was opened, closed, marked or changed otherwise. */
export function issueMessages(context: WithUrls, event: IssueEvent) {
  const { repository, sender, issue } = event;
  return [
    {
      event: 'issues',
      payload: {
        action: event.type.replace('issues.', ''),
        ...news(context, event),
        issue: issueFacts(context, repository, issue, portraits(context)),
        ...repositorySubjects(context, repository, sender),
      },
    },
  ];
}

/** What an event tells beyond the issue as it is now. */
function news(context: WithUrls, event: IssueEvent) {
  switch (event.type) {
    case 'issues.edited':
      return { changes: event.changes };
    case 'issues.labeled':
    case 'issues.unlabeled':
      return { label: label(context, event.repository, event.label) };
    case 'issues.assigned':
    case 'issues.unassigned':
      return { assignee: subjectAccount(context, event.assignee) };
    default:
      return {};
  }
}

/** Somebody wrote below an issue or a pull request. */
export function issueCommentMessages(
  context: WithUrls,
  event: IssueCommentEvent,
) {
  const { repository, sender, subject, comment } = event;
  const shown = portraits(context);
  return [
    {
      event: 'issue_comment',
      payload: {
        action: event.type.replace('issue_comment.', ''),
        ...(event.type === 'issue_comment.edited' && {
          changes: { body: { from: event.previousBody } },
        }),
        issue: issueFacts(context, repository, subject, shown),
        comment: commentFacts(context, repository, subject, comment, shown),
        ...repositorySubjects(context, repository, sender),
      },
    },
  ];
}

/** A repository's label came, changed or went. */
export function labelMessages(context: WithUrls, event: LabelEvent) {
  const { repository, sender, repositoryLabel } = event;
  return [
    {
      event: 'label',
      payload: {
        action: event.type.replace('label.', ''),
        ...(event.type === 'label.edited' && { changes: event.changes }),
        label: label(context, repository, repositoryLabel),
        ...repositorySubjects(context, repository, sender),
      },
    },
  ];
}

function portraits(context: WithUrls) {
  return { account: (account: Account) => subjectAccount(context, account) };
}
