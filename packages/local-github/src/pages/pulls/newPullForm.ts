import { html } from 'hono/html';
import { Context } from '../../context';
import { Commit } from '../../git/commits';
import { BRANCHES } from '../../git/refs';
import { formTokenField } from '../../http/formToken';
import { BranchTip, PullRequest } from '../../store/PullRequestStore';
import { Markup, NOTHING } from '../layout';
import { repositoryPath, Visit } from '../visit';
import { comparePath, pullPath } from './paths';

export type Proposal = Pick<PullRequest, 'title' | 'isDraft'> & {
  body: string;
};

/** Opens a pull request between two branches, or leads to the one there is. */
export async function newPullForm(
  context: Context,
  { c, repository, viewer, objects }: Visit,
  { base, head }: { base: BranchTip; head: BranchTip },
  commits: Commit[],
  refused?: Proposal & { problem: string },
): Promise<Markup> {
  const home = repositoryPath(repository);
  const [existing] = await context.store.pullRequests.list({
    repositoryId: repository.id,
    state: 'open',
    headRef: head.ref,
    baseRef: base.ref,
  });
  if (existing) {
    return html`<p class="notice">
      <a href="${pullPath(home, existing)}"
        >#${existing.number} ${existing.title}</a
      >
      proposes this already.
    </p>`;
  }
  const branches = await Promise.all(
    [base, head].map(({ ref }) => objects.findRef(`${BRANCHES}${ref}`)),
  );
  if (branches.includes(undefined) || repository.isArchived) {
    return NOTHING;
  }
  if (!viewer) {
    return html`<p class="notice">Sign in to open a pull request.</p>`;
  }
  const mergeable = await objects.mergeTrees(base.sha, head.sha);
  const proposal = refused ?? suggestion(commits, head.ref);
  return html`
    <section class="card" aria-labelledby="open">
      <h2 id="open">Open a pull request</h2>
      <p>
        ${
          mergeable
            ? html`<strong class="good">Able to merge.</strong> These branches
                can be merged automatically.`
            : html`<strong class="bad">Can’t merge automatically.</strong> You
                can still open the pull request.`
        }
      </p>
      ${
        refused
          ? html`<p class="bad" role="alert">${refused.problem}</p>`
          : NOTHING
      }
      <form method="post" action="${comparePath(home, base.ref, head.ref)}">
        ${formTokenField(c)}
        <p class="field">
          <label for="title">Title</label>
          <input id="title" name="title" required value="${proposal.title}" />
        </p>
        <p class="field">
          <label for="body">Description</label>
          <textarea id="body" name="body" rows="6">${proposal.body}</textarea>
          <span class="muted">Markdown is understood.</span>
        </p>
        <p>
          <label>
            <input
              type="checkbox"
              name="draft"
              ${proposal.isDraft ? html`checked` : NOTHING}
            />
            As a draft: not yet to be reviewed or merged
          </label>
        </p>
        <button class="primary">Create pull request</button>
      </form>
    </section>
  `;
}

/** A single commit has said it already; several are called by their branch. */
function suggestion(commits: Commit[], branch: string): Proposal {
  const [only, ...others] = commits;
  if (others.length > 0) {
    const words = branch.replace(/[-_/]+/g, ' ');
    const title = words.charAt(0).toUpperCase() + words.slice(1);
    return { title, body: '', isDraft: false };
  }
  const [title, ...rest] = only.message.split('\n');
  return { title, body: rest.join('\n').trim(), isDraft: false };
}
