import { html } from 'hono/html';
import { Context } from '../../context';
import { Commit } from '../../git/commits';
import { commitsOf } from '../../pulls/changes';
import { DescribedPullRequest } from '../../pulls/DescribedPullRequest';
import { written } from '../../pulls/reviews';
import { User } from '../../store/AccountStore';
import { Review } from '../../store/ReviewStore';
import { Markup, NOTHING } from '../layout';
import { moment } from '../moment';
import { badge } from '../repositoryFrame';
import { commentEntries, Entry, speech } from '../speech';
import { repositoryPath, Visit } from '../visit';

/** What happened to a pull request, oldest first. */
export async function timeline(
  context: Context,
  visit: Visit,
  pullRequest: DescribedPullRequest,
): Promise<Markup> {
  const { store } = context;
  const { repository, objects, viewer } = visit;
  const [commits, reviews] = await Promise.all([
    commitsOf(objects, pullRequest),
    store.reviews.list(pullRequest.id),
  ]);
  const visible = reviews.filter(
    review => review.submittedAt || review.authorId === viewer?.id,
  );
  const entries: Entry[] = [
    ...commits.map(commit => commitEntry(visit, commit)),
    ...(await Promise.all(
      visible.map(async review => {
        const { author } = await written(context, repository, review);
        return reviewEntry(visit, author, review);
      }),
    )),
    ...(await commentEntries(context, visit, pullRequest)),
  ];
  return html`
    <ol class="timeline" aria-label="What happened">
      <li>
        ${speech(
          visit,
          pullRequest.author,
          'opened this',
          pullRequest.createdAt,
          pullRequest.body ?? '',
          { instead: 'No description was given.' },
        )}
      </li>
      ${entries
        .sort((a, b) => a.at.localeCompare(b.at))
        .map(({ shown }) => html`<li>${shown}</li>`)}
      ${ending(visit, pullRequest)}
    </ol>
  `;
}

function commitEntry({ repository }: Visit, commit: Commit): Entry {
  const { sha, message, author, committer } = commit;
  return {
    at: committer.date,
    shown: html`<p class="event">
      <a href="${repositoryPath(repository)}/commit/${sha}"
        ><code>${sha.slice(0, 7)}</code></a
      >
      ${message.split('\n')[0]}
      <span class="muted">${author.name}, ${moment(committer.date)}</span>
    </p>`,
  };
}

const VERDICT: Record<Review['state'], string> = {
  approved: 'approved these changes',
  changes_requested: 'requested changes',
  commented: 'reviewed',
  dismissed: 'reviewed, which was dismissed',
  pending: 'has begun a review that nobody else sees yet',
};

function reviewEntry(visit: Visit, author: User, review: Review): Entry {
  const at = review.submittedAt ?? review.updatedAt;
  const reason = review.dismissalReason;
  return {
    at,
    shown: speech(visit, author, VERDICT[review.state], at, review.body, {
      anchor: `pullrequestreview-${review.id}`,
      kind: review.state,
      note: reason ? html`<p class="muted">Dismissed: ${reason}</p>` : NOTHING,
    }),
  };
}

function ending(
  { repository }: Visit,
  { merged, mergedBy, closedAt, base }: DescribedPullRequest,
): Markup {
  if (!closedAt) {
    return NOTHING;
  }
  return html`<li>
    <p class="event">
      ${
        merged && mergedBy
          ? html`${badge('Merged')}
              <a href="/${mergedBy.login}">${mergedBy.login}</a> merged
              <a href="${repositoryPath(repository)}/commit/${merged.sha}"
                ><code>${merged.sha.slice(0, 7)}</code></a
              >
              into <code>${base.ref}</code>`
          : badge('Closed')
      }
      <span class="muted">${moment(closedAt)}</span>
    </p>
  </li>`;
}
