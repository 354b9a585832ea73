import { Context } from '../context';
import { PullRequestEvent, ReviewEvent, StatusEvent } from '../pulls/events';
import { commitBy } from '../representations/commits';
import { label } from '../representations/labels';
import {
  pullRequestCounts,
  pullRequestFacts,
} from '../representations/pullRequests';
import { reviewFacts } from '../representations/reviews';
import { Account, Organization, User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { Team } from '../store/TeamStore';
import { teamSimple } from '../representations/teams';
import { repositorySubjects, subjectAccount } from './subjects';

type WithUrls = Pick<Context, 'urls'>;

/** A pull request was opened, pushed to, merged, closed or changed otherwise. */
export function pullRequestMessages(
  context: WithUrls,
  event: PullRequestEvent,
) {
  const { repository, sender, pullRequest } = event;
  const portraits = subjectPortraits(context);
  return [
    {
      event: 'pull_request',
      payload: {
        action: event.type.replace('pull_request.', ''),
        number: pullRequest.number,
        ...news(context, event),
        pull_request: {
          ...pullRequestFacts(context, repository, pullRequest, portraits),
          ...pullRequestCounts(pullRequest, portraits),
        },
        ...repositorySubjects(context, repository, sender),
      },
    },
  ];
}

/** What an event tells beyond the pull request as it is now. */
function news(context: WithUrls, event: PullRequestEvent) {
  switch (event.type) {
    case 'pull_request.synchronize':
      return { before: event.before, after: event.after };
    case 'pull_request.edited':
      return { changes: event.changes };
    case 'pull_request.review_requested':
    case 'pull_request.review_request_removed':
      return requested(context, event.repository, event.reviewer);
    case 'pull_request.labeled':
    case 'pull_request.unlabeled':
      return { label: label(context, event.repository, event.label) };
    case 'pull_request.assigned':
    case 'pull_request.unassigned':
      return { assignee: subjectAccount(context, event.assignee) };
    default:
      return {};
  }
}

function requested(
  context: WithUrls,
  { owner }: Repository,
  reviewer: User | Team,
) {
  if (!('slug' in reviewer)) {
    return { requested_reviewer: subjectAccount(context, reviewer) };
  }
  return owner.type === 'Organization'
    ? { requested_team: subjectTeam(context, owner, reviewer) }
    : {};
}

/** A review was written, changed or dismissed. */
export function reviewMessages(context: WithUrls, event: ReviewEvent) {
  const { repository, sender, pullRequest, review } = event;
  const portraits = subjectPortraits(context);
  return [
    {
      event: 'pull_request_review',
      payload: {
        action: event.type.replace('pull_request_review.', ''),
        ...(event.type === 'pull_request_review.edited' && {
          changes: { body: { from: event.previousBody } },
        }),
        review: reviewFacts(
          context,
          repository,
          pullRequest,
          review,
          portraits,
        ),
        pull_request: pullRequestFacts(
          context,
          repository,
          pullRequest,
          portraits,
        ),
        ...repositorySubjects(context, repository, sender),
      },
    },
  ];
}

/** A tool reported on a commit. */
export function statusMessages(context: WithUrls, event: StatusEvent) {
  const { repository, sender, status, branches } = event;
  const { owner, name } = repository;
  return [
    {
      event: 'status',
      payload: {
        id: status.id,
        sha: status.sha,
        name: `${owner.login}/${name}`,
        avatar_url: context.urls.avatar(sender),
        target_url: status.targetUrl,
        context: status.context,
        description: status.description,
        state: status.state,
        commit: subjectCommit(context, event),
        branches: branches.map(({ ref, sha, isProtected }) => ({
          name: ref,
          commit: {
            sha,
            url: context.urls.repositoryApi(repository, `/commits/${sha}`),
          },
          protected: isProtected,
        })),
        created_at: status.createdAt,
        updated_at: status.createdAt,
        ...repositorySubjects(context, repository, sender),
      },
    },
  ];
}

/** A commit as webhooks show it: a little less than the REST API does. */
function subjectCommit(
  context: WithUrls,
  { repository, commit, commitAuthor, commitCommitter }: StatusEvent,
) {
  const shown = commitBy(context, repository, commit, {});
  const { verification } = shown.commit;
  const { verified_at: _, ...verified } = verification ?? {};
  return {
    ...shown,
    commit: { ...shown.commit, verification: verified },
    author: commitAuthor ? subjectAccount(context, commitAuthor) : null,
    committer: commitCommitter
      ? subjectAccount(context, commitCommitter)
      : null,
  };
}

function subjectTeam(
  context: WithUrls,
  organization: Organization,
  team: Team,
) {
  const {
    type: _,
    organization_id: __,
    ...shown
  } = teamSimple(context, organization, team);
  return { ...shown, parent: null };
}

function subjectPortraits(context: WithUrls) {
  return {
    account: (account: Account) => subjectAccount(context, account),
    repository: (repository: Repository) =>
      repositorySubjects(context, repository, repository.owner).repository,
    team: (organization: Organization, team: Team) =>
      subjectTeam(context, organization, team),
  };
}
