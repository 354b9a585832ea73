import { html } from 'hono/html';
import { includes } from '../../auth/permissions';
import { Context } from '../../context';
import { formTokenField } from '../../http/formToken';
import { DescribedIssue } from '../../issues/DescribedIssue';
import { describeIssue } from '../../issues/describeIssue';
import { Issue } from '../../store/IssueStore';
import { Markup, NOTHING } from '../layout';
import { moment } from '../moment';
import { canEdit, canTriage } from '../pulls/deeds';
import { refusalNotice, Refused } from '../refused';
import { answerRepositoryPage } from '../repositoryFrame';
import { commentEntries, speech } from '../speech';
import { repositoryPath, Visit } from '../visit';
import { issueState } from './issueState';
import { markSections } from './markSections';
import { issuePath } from './paths';

/** An issue with its conversation, its marks, and the ways to end it. */
export async function answerIssue(
  context: Context,
  visit: Visit,
  issue: Issue,
  refused?: Refused,
): Promise<Response> {
  const { repository, viewer } = visit;
  const described = await describeIssue(context, repository, issue);
  const { title, number, author, createdAt, comments } = described;
  return answerRepositoryPage(visit, {
    title: `${title} · Issue #${number}`,
    tab: 'issues',
    status: refused ? 422 : 200,
    body: html`
      <div class="pull">
        <h2>${title} <span class="muted">#${number}</span></h2>
        <p>
          ${issueState(described)}
          <a href="/${author.login}">${author.login}</a> opened this on
          ${moment(createdAt)}
          <span class="muted"
            >· ${comments} ${comments === 1 ? 'comment' : 'comments'}</span
          >
        </p>
      </div>
      ${refusalNotice(refused)}
      <div class="columns">
        <section aria-label="Conversation">
          ${await conversation(context, visit, described)}
          ${
            viewer && !repository.isArchived
              ? html`${replyForm(visit, described, refused?.text)}
                ${canEdit(visit, described) ? editForm(visit, described) : NOTHING}`
              : NOTHING
          }
          ${
            viewer ? NOTHING : html`<p class="notice">Sign in to take part.</p>`
          }
        </section>
        <aside aria-label="Labels and assignees">
          ${await markSections(context, visit, described)}
          ${
            includes(visit.permission, 'admin') && !repository.isArchived
              ? deletion(visit, described)
              : NOTHING
          }
        </aside>
      </div>
    `,
  });
}

async function conversation(
  context: Context,
  visit: Visit,
  issue: DescribedIssue,
): Promise<Markup> {
  const comments = await commentEntries(context, visit, issue);
  return html`
    <ol class="timeline" aria-label="What happened">
      <li>
        ${speech(
          visit,
          issue.author,
          'opened this',
          issue.createdAt,
          issue.body ?? '',
          { instead: 'No description was given.' },
        )}
      </li>
      ${comments.map(({ shown }) => html`<li>${shown}</li>`)} ${ending(issue)}
    </ol>
  `;
}

function ending(issue: DescribedIssue): Markup {
  const { closedAt, closedBy } = issue;
  if (!closedAt) {
    return NOTHING;
  }
  return html`<li>
    <p class="event">
      ${issueState(issue)}
      ${
        closedBy
          ? html`<a href="/${closedBy.login}">${closedBy.login}</a> closed this`
          : 'This was closed'
      }
      <span class="muted">${moment(closedAt)}</span>
    </p>
  </li>`;
}

/** One field for what is said, one button for each thing it can mean. */
function replyForm(visit: Visit, issue: DescribedIssue, text = ''): Markup {
  const mayEnd = canTriage(visit) || visit.viewer?.id === issue.authorId;
  return html`
    <section class="card reply" aria-labelledby="reply">
      <h2 id="reply">Comment</h2>
      <form
        method="post"
        action="${issuePath(repositoryPath(visit.repository), issue)}/reply"
      >
        ${formTokenField(visit.c)}
        <p class="field">
          <label for="text">Your words</label>
          <textarea id="text" name="text" rows="4">${text}</textarea>
          <span class="muted">Markdown is understood.</span>
        </p>
        <div class="choice">
          <button name="deed" value="comment" class="primary">Comment</button>
          ${mayEnd ? endings(issue) : NOTHING}
        </div>
      </form>
    </section>
  `;
}

function endings({ state }: DescribedIssue): Markup {
  return state === 'open'
    ? html`<button name="deed" value="completed">Close issue</button>
        <button name="deed" value="not_planned">Close as not planned</button>`
    : html`<button name="deed" value="reopened">Reopen issue</button>`;
}

function editForm(visit: Visit, issue: DescribedIssue): Markup {
  const { title, body } = issue;
  return html`
    <details class="card edit">
      <summary>Edit title and description</summary>
      <form
        method="post"
        action="${issuePath(repositoryPath(visit.repository), issue)}/edit"
      >
        ${formTokenField(visit.c)}
        <p class="field">
          <label for="title">Title</label>
          <input id="title" name="title" value="${title}" required />
        </p>
        <p class="field">
          <label for="body">Description</label>
          <textarea id="body" name="body" rows="6">${body ?? ''}</textarea>
        </p>
        <button>Save</button>
      </form>
    </details>
  `;
}

/** Behind a second look, since there is no way back. */
function deletion({ c, repository }: Visit, issue: DescribedIssue): Markup {
  return html`<details class="marking confirm">
    <summary>Delete issue</summary>
    <form
      method="post"
      action="${issuePath(repositoryPath(repository), issue)}/delete"
    >
      ${formTokenField(c)}
      <p>It goes with its conversation, for good.</p>
      <button class="danger">Delete this issue</button>
    </form>
  </details>`;
}
