import { html } from 'hono/html';
import { Context } from '../../context';
import { describePullRequest } from '../../pulls/describePullRequest';
import { DescribedPullRequest } from '../../pulls/DescribedPullRequest';
import { PullRequest } from '../../store/PullRequestStore';
import { BRANCHES } from '../../git/refs';
import { editForm, replyForm } from '../conversationForms';
import { Markup, NOTHING } from '../layout';
import { refusalNotice, Refused } from '../refused';
import { repositoryPath, Visit } from '../visit';
import { assignedTo, labelBadges } from '../issues/marks';
import { labelsForm } from '../issues/labelsForm';
import { canEdit, canTriage, canWrite, postButton } from './deeds';
import { mergeBox } from './mergeBox';
import { pullPath } from './paths';
import { answerPullPage } from './pullFrame';
import { reviewerForm } from './reviewerForm';
import { timeline } from './timeline';

/** A pull request with its conversation, its checks, and the way to its merge. */
export async function answerConversation(
  context: Context,
  visit: Visit,
  pullRequest: PullRequest,
  refused?: Refused,
): Promise<Response> {
  const { repository, viewer } = visit;
  const described = await describePullRequest(context, repository, pullRequest);
  const isOpen = described.state === 'open';
  return answerPullPage(visit, described, 'conversation', {
    status: refused ? 422 : 200,
    // Checks come in while somebody looks.
    live: isOpen ? 'polled' : undefined,
    body: html`
      ${refusalNotice(refused)} ${marks(visit, described)}
      ${await timeline(context, visit, described)}
      ${isOpen ? await mergeBox(context, visit, described) : NOTHING}
      ${isOpen ? NOTHING : await afterwards(visit, described)}
      ${
        isOpen && canEdit(visit, described)
          ? await reviewerForm(context, visit, described)
          : NOTHING
      }
      ${
        viewer && !repository.isArchived
          ? html`${reply(visit, described, refused?.text)}
            ${canEdit(visit, described) ? edit(visit, described) : NOTHING}`
          : NOTHING
      }
      ${
        canTriage(visit)
          ? html`<details class="card edit">
              <summary>Edit labels</summary>
              ${await labelsForm(context, visit, described)}
            </details>`
          : NOTHING
      }
    `,
  });
}

function marks(visit: Visit, pullRequest: DescribedPullRequest): Markup {
  const { labels, assignees } = pullRequest;
  if (labels.length + assignees.length === 0) {
    return NOTHING;
  }
  return html`<div class="marks">
    ${labelBadges(visit.repository, labels)} ${assignedTo(assignees)}
  </div>`;
}

/** What is left to do once a pull request is merged or closed. */
async function afterwards(
  visit: Visit,
  pullRequest: DescribedPullRequest,
): Promise<Markup> {
  const { repository, objects } = visit;
  const { merged, head } = pullRequest;
  const branch = await objects.findRef(`${BRANCHES}${head.ref}`);
  const isSpare =
    branch?.sha === head.sha && head.ref !== repository.defaultBranch;
  return html`
    <section class="card merge" aria-label="Afterwards">
      <p>
        ${
          merged
            ? html`<strong>Merged and closed.</strong>`
            : html`<strong>Closed, with commits that were not merged.</strong>`
        }
      </p>
      <div class="choice">
        ${
          branch && isSpare && canWrite(visit)
            ? postButton(visit, pullRequest, 'delete-branch', 'Delete branch')
            : NOTHING
        }
        ${
          branch && !merged && canEdit(visit, pullRequest)
            ? postButton(visit, pullRequest, 'reopen', 'Reopen pull request')
            : NOTHING
        }
      </div>
    </section>
  `;
}

function reply(
  visit: Visit,
  pullRequest: DescribedPullRequest,
  text?: string,
): Markup {
  const { repository, viewer } = visit;
  const isOpen = pullRequest.state === 'open';
  const mayReview = isOpen && viewer?.id !== pullRequest.authorId;
  return replyForm(visit, {
    path: pullPath(repositoryPath(repository), pullRequest),
    title: mayReview ? 'Review or comment' : 'Comment',
    text,
    buttons: html`${
      mayReview
        ? html`<button name="deed" value="APPROVE">Approve</button>
            <button name="deed" value="REQUEST_CHANGES">
              Request changes
            </button>`
        : NOTHING
    }
    ${
      isOpen && canEdit(visit, pullRequest)
        ? html`<button name="deed" value="close">Close pull request</button>`
        : NOTHING
    }`,
  });
}

function edit(visit: Visit, pullRequest: DescribedPullRequest): Markup {
  const { title, body, state, isDraft } = pullRequest;
  return editForm(visit, {
    path: pullPath(repositoryPath(visit.repository), pullRequest),
    title,
    body,
    more:
      state === 'open' && !isDraft
        ? postButton(visit, pullRequest, 'draft', 'Convert to draft')
        : NOTHING,
  });
}
