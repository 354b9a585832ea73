import { html, raw } from 'hono/html';
import { Context } from '../context';
import { IssueOrPullRequest } from '../issues/IssueOrPullRequest';
import { requireUser } from '../pulls/describePullRequest';
import { User } from '../store/AccountStore';
import { avatar, Markup, NOTHING } from './layout';
import { renderMarkdown } from './markdown';
import { moment } from './moment';
import { repositoryPath, Visit } from './visit';

/** Something that happened, in a list of such things. */
export interface Entry {
  at: string;
  shown: Markup;
}

/** What people wrote below an issue or a pull request, oldest first. */
export async function commentEntries(
  context: Context,
  visit: Visit,
  subject: IssueOrPullRequest,
): Promise<Entry[]> {
  const comments = await context.store.issueComments.list(subject);
  return Promise.all(
    comments.map(async ({ id, body, authorId, createdAt }) => {
      const author = await requireUser(context, authorId);
      const anchor = `issuecomment-${id}`;
      return {
        at: createdAt,
        shown: speech(visit, author, 'commented', createdAt, body, { anchor }),
      };
    }),
  );
}

/** What somebody did, with what they wrote about it. */
export function speech(
  { repository }: Visit,
  author: User,
  deed: string,
  at: string,
  body: string,
  {
    anchor,
    kind = '',
    note = NOTHING,
    instead,
  }: { anchor?: string; kind?: string; note?: Markup; instead?: string } = {},
): Markup {
  const text = renderMarkdown(body, {
    home: repositoryPath(repository),
    ref: repository.defaultBranch,
    path: '',
  });
  return html`
    <article class="speech ${kind}" ${anchor ? html`id="${anchor}"` : NOTHING}>
      <p class="speaker">
        ${avatar(author)}
        <a href="/${author.login}">${author.login}</a> ${deed}
        <span class="muted">${moment(at)}</span>
      </p>
      ${body.trim() ? html`<div class="words">${raw(text)}</div>` : NOTHING}
      ${
        !body.trim() && instead
          ? html`<p class="words muted">${instead}</p>`
          : NOTHING
      }
      ${note}
    </article>
  `;
}
