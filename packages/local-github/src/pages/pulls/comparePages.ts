import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../../context';
import { BRANCHES } from '../../git/refs';
import { ApiError } from '../../http/ApiError';
import { changesOf, commitsOf } from '../../pulls/changes';
import { openPullRequest } from '../../pulls/openPullRequest';
import { BranchTip } from '../../store/PullRequestStore';
import { diffView } from '../diff';
import { commitItem } from '../historyPages';
import { answerNotFound, Markup, NOTHING } from '../layout';
import { answerRepositoryPage } from '../repositoryFrame';
import {
  repositoryForm,
  repositoryPage,
  repositoryPath,
  Visit,
} from '../visit';
import { newPullForm, Proposal } from './newPullForm';
import { comparePath, pullPath } from './paths';

interface Comparison {
  base: BranchTip;
  head: BranchTip;
}

/** Two branches beside each other, and the way to a pull request between them. */
export function comparePages(context: Context): Hono {
  const app = new Hono();

  repositoryPage(context, app, '/compare', async visit => {
    const { c, repository, objects } = visit;
    const home = repositoryPath(repository);
    const { base = repository.defaultBranch, head } = c.req.query();
    return head
      ? c.redirect(comparePath(home, base, head))
      : answerRepositoryPage(visit, {
          title: 'New pull request',
          tab: 'pulls',
          body: html`
            <h2>New pull request</h2>
            ${await chooser(visit, { base, head: '' })}
            ${
              (await objects.listRefs(BRANCHES)).length < 2
                ? html`<p class="empty">
                    Push another branch first: there is nothing to compare yet.
                  </p>`
                : NOTHING
            }
          `,
        });
  });

  repositoryPage(context, app, '/compare/:basehead{.+}', async visit => {
    const comparison = await findComparison(visit);
    return comparison && answerComparison(context, visit, comparison);
  });

  repositoryForm(
    context,
    app,
    '/compare/:basehead{.+}',
    'pull',
    async (change, form) => {
      const { c, repository, viewer } = change;
      const comparison = await findComparison(change);
      if (!comparison || repository.isArchived) {
        return answerNotFound(c, viewer);
      }
      const { base, head } = comparison;
      const proposal = {
        title: form.get('title')?.trim() ?? '',
        body: form.get('body')?.trim() ?? '',
        isDraft: form.get('draft') === 'on',
      };
      try {
        if (!proposal.title) {
          throw new ApiError(422, 'A pull request needs a title.');
        }
        const opened = await openPullRequest(context, repository, viewer, {
          ...proposal,
          body: proposal.body || null,
          headRef: head.ref,
          baseRef: base.ref,
        });
        return c.redirect(pullPath(repositoryPath(repository), opened), 303);
      } catch (error) {
        if (error instanceof ApiError) {
          const problem = error.errors?.[0]?.message ?? error.message;
          return answerComparison(context, change, comparison, {
            ...proposal,
            problem,
          });
        }
        throw error;
      }
    },
  );

  return app;
}

async function findComparison({
  c,
  objects,
}: Visit): Promise<Comparison | undefined> {
  const names = (c.req.param('basehead') ?? '').split('...');
  const [base, head] = await Promise.all(
    names.map(name => objects.resolveCommit(name)),
  );
  return names.length === 2 && base && head
    ? { base: { ref: names[0], sha: base }, head: { ref: names[1], sha: head } }
    : undefined;
}

async function answerComparison(
  context: Context,
  visit: Visit,
  comparison: Comparison,
  refused?: Proposal & { problem: string },
): Promise<Response> {
  const { repository, objects } = visit;
  const { base, head } = comparison;
  const home = repositoryPath(repository);
  const [commits, changes, start] = await Promise.all([
    commitsOf(objects, comparison),
    changesOf(objects, comparison),
    objects.mergeBase(base.sha, head.sha),
  ]);
  return answerRepositoryPage(visit, {
    title: `Comparing ${base.ref} with ${head.ref}`,
    tab: 'pulls',
    status: refused ? 422 : 200,
    body: html`
      <h2>Comparing changes</h2>
      ${await chooser(visit, { base: base.ref, head: head.ref })}
      ${start ? NOTHING : strangers(comparison)}
      ${start && commits.length === 0 ? nothingToMerge(comparison) : NOTHING}
      ${
        start && commits.length > 0
          ? html`
              ${await newPullForm(context, visit, comparison, commits, refused)}
              <h2>
                ${commits.length === 1 ? '1 commit' : `${commits.length} commits`}
              </h2>
              <ol class="commits">
                ${commits.map(commit => commitItem(context, visit, commit))}
              </ol>
              <h2>Changes</h2>
              ${diffView(home, head.sha, changes)}
            `
          : NOTHING
      }
    `,
  });
}

function strangers({ base, head }: Comparison): Markup {
  return html`<p class="empty">
    <code>${base.ref}</code> and <code>${head.ref}</code> have no history in
    common: neither can be merged into the other.
  </p>`;
}

function nothingToMerge({ base, head }: Comparison): Markup {
  return html`<p class="empty">
    <code>${base.ref}</code> has everything that <code>${head.ref}</code> has:
    there is nothing to merge.
  </p>`;
}

/** Which branch to merge into which. */
async function chooser(
  { repository, objects }: Visit,
  chosen: { base: string; head: string },
): Promise<Markup> {
  const refs = await objects.listRefs(BRANCHES);
  const branches = refs.map(({ name }) => name.slice(BRANCHES.length));
  const select = (name: 'base' | 'head', label: string) =>
    html`<label
      >${label}
      <select name="${name}" required>
        ${
          branches.includes(chosen[name])
            ? NOTHING
            : html`<option value="${chosen[name]}">
                ${chosen[name] || 'Choose a branch'}
              </option>`
        }
        ${branches.map(
          branch =>
            html`<option
              value="${branch}"
              ${branch === chosen[name] ? html`selected` : NOTHING}
            >
              ${branch}
            </option>`,
        )}
      </select>
    </label>`;
  return html`
    <form
      class="toolbar chooser"
      action="${repositoryPath(repository)}/compare"
    >
      ${select('base', 'Into')} ${select('head', 'merge')}
      <button>Compare</button>
    </form>
  `;
}
