import { html } from 'hono/html';
import { includes } from '../../auth/permissions';
import { Context } from '../../context';
import { formTokenField } from '../../http/formToken';
import { DescribedIssue } from '../../issues/DescribedIssue';
import { describeIssue } from '../../issues/describeIssue';
import { Issue } from '../../store/IssueStore';
import { editForm, replyForm } from '../conversationForms';
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
              ? html`${reply(visit, described, refused?.text)}
                ${canEdit(visit, described) ? edit(visit, described) : NOTHING}`
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

function reply(visit: Visit, issue: DescribedIssue, text?: string): Markup {
  const mayEnd = canTriage(visit) || visit.viewer?.id === issue.authorId;
  return replyForm(visit, {
    path: issuePath(repositoryPath(visit.repository), issue),
    text,
    buttons: mayEnd ? endings(issue) : NOTHING,
  });
}

function endings({ state }: DescribedIssue): Markup {
  return state === 'open'
    ? html`<button name="deed" value="completed">Close issue</button>
        <button name="deed" value="not_planned">Close as not planned</button>`
    : html`<button name="deed" value="reopened">Reopen issue</button>`;
}

function edit(visit: Visit, issue: DescribedIssue): Markup {
  const { title, body } = issue;
  const path = issuePath(repositoryPath(visit.repository), issue);
  return editForm(visit, { path, title, body });
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
