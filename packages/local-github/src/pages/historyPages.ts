import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../context';
import { Commit } from '../git/commits';
import { BRANCHES } from '../git/refs';
import { commitMark } from './actions/commitChecks';
import { branchMenu } from './branchMenu';
import { emptyRepository } from './emptyRepository';
import { Markup, NOTHING } from './layout';
import { commitsPath, findLocation, treePath } from './location';
import { moment } from './moment';
import { askedPage, pageLinks } from './pageLinks';
import { pathTrail } from './pathTrail';
import { comparePath } from './pulls/paths';
import { answerRepositoryPage, badge } from './repositoryFrame';
import { repositoryPage, repositoryPath, Visit } from './visit';

const PAGE = 40;

/** The commits of a branch or a file, newest first, and the branches. */
export function historyPages(context: Context): Hono {
  const app = new Hono();

  repositoryPage(context, app, '/commits', async ({ c, repository }) =>
    c.redirect(
      commitsPath(repositoryPath(repository), repository.defaultBranch),
    ),
  );

  repositoryPage(context, app, '/commits/:location{.+}', async visit => {
    const { c, repository, objects } = visit;
    const asked = c.req.param('location') ?? '';
    if (asked === repository.defaultBranch && (await objects.isEmpty())) {
      return answerRepositoryPage(visit, {
        title: 'Commits',
        tab: 'commits',
        body: emptyRepository(context, visit),
      });
    }
    const location = await findLocation(objects, asked);
    if (!location) {
      return undefined;
    }
    const { ref, commit, path } = location;
    const home = repositoryPath(repository);
    const page = askedPage(c);
    const [log, total, menu] = await Promise.all([
      objects.log(commit, { path, limit: PAGE, skip: (page - 1) * PAGE }),
      objects.countCommits(commit, { path }),
      branchMenu(visit, ref, branch => commitsPath(home, branch)),
    ]);
    const here = commitsPath(home, ref, path);
    return answerRepositoryPage(visit, {
      title: `Commits of ${path || ref}`,
      tab: 'commits',
      body: html`
        <div class="toolbar">
          ${menu} ${path === '' ? NOTHING : pathTrail(home, location)}
          <span class="muted"
            >${total} ${total === 1 ? 'commit' : 'commits'}</span
          >
        </div>
        <ol class="commits">
          ${log.map(item => commitItem(context, visit, item))}
        </ol>
        ${pageLinks(here, page, page * PAGE < total)}
      `,
    });
  });

  repositoryPage(context, app, '/branches', async visit =>
    answerRepositoryPage(visit, {
      title: 'Branches',
      tab: 'branches',
      body: await branchList(context, visit),
    }),
  );

  return app;
}

/** One line of a list of commits. */
export async function commitItem(
  context: Context,
  { repository }: Visit,
  { sha, message, author }: Commit,
): Promise<Markup> {
  const home = repositoryPath(repository);
  return html`
    <li>
      <div>
        <a href="${home}/commit/${sha}">${message.split('\n')[0]}</a>
        <div class="muted">${author.name} · ${moment(author.date)}</div>
      </div>
      <span class="marked">
        ${await commitMark(context, repository, sha)}
        <code>${sha.slice(0, 7)}</code>
      </span>
    </li>
  `;
}

async function branchList(
  { store }: Context,
  { repository, objects }: Visit,
): Promise<Markup> {
  const home = repositoryPath(repository);
  const [refs, protections] = await Promise.all([
    objects.listRefs(BRANCHES),
    store.branchProtections.list(repository.id),
  ]);
  const protectedBranches = protections.map(({ branch }) => branch);
  if (refs.length === 0) {
    return html`<p class="empty">There are no branches yet.</p>`;
  }
  return html`
    <ul class="cards">
      ${refs.map(({ name, sha }) => {
        const branch = name.slice(BRANCHES.length);
        return html`<li class="row">
          <span>
            <a href="${treePath(home, branch)}">${branch}</a>
            ${branch === repository.defaultBranch ? badge('Default') : NOTHING}
            ${protectedBranches.includes(branch) ? badge('Protected') : NOTHING}
          </span>
          <span>
            ${
              branch === repository.defaultBranch
                ? NOTHING
                : html`<a
                    href="${comparePath(home, repository.defaultBranch, branch)}"
                    >Compare<span class="unseen"> ${branch}</span></a
                  >`
            }
            <a href="${home}/commit/${sha}"><code>${sha.slice(0, 7)}</code></a>
          </span>
        </li>`;
      })}
    </ul>
  `;
}
