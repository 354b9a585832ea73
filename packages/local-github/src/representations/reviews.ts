import { Context } from '../context';
import { Written } from '../pulls/events';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { Review } from '../store/ReviewStore';
import { nodeId } from './nodeId';
import { Portraits, restPortraits } from './Portraits';
import { pullRequestUrls } from './pullRequests';

type WithUrls = Pick<Context, 'urls'>;

/** A review as the REST API shows it, which shouts its state. */
export function pullRequestReview(
  context: WithUrls,
  repository: Repository,
  pullRequest: PullRequest,
  review: Written<Review>,
) {
  const { submitted_at, ...facts } = reviewFacts(
    context,
    repository,
    pullRequest,
    review,
    restPortraits(context),
  );
  return {
    ...facts,
    state: review.state.toUpperCase(),
    ...(submitted_at && { submitted_at }),
  };
}

export function reviewFacts<A>(
  context: WithUrls,
  repository: Repository,
  pullRequest: PullRequest,
  review: Written<Review>,
  portraits: Pick<Portraits<A, unknown, unknown>, 'account'>,
) {
  const urls = pullRequestUrls(context, repository, pullRequest);
  const page = `${urls.html_url}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: portraits.account(review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: urls.url,
    author_association: review.authorAssociation,
    commit_id: review.commitSha,
    submitted_at: review.submittedAt,
    _links: { html: { href: page }, pull_request: { href: urls.url } },
  };
}
