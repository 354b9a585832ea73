import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { Context } from '../context';
import { Commit } from '../git/commits';
import { TreeEntry } from '../git/trees';
import { commitMark } from './actions/commitChecks';
import { branchMenu } from './branchMenu';
import { emptyRepository } from './emptyRepository';
import { formatBytes } from './formatBytes';
import { gitCredentials } from './gitCredentials';
import { Markup, NOTHING } from './layout';
import {
  blobPath,
  commitsPath,
  findLocation,
  Location,
  treePath,
} from './location';
import { renderMarkdown } from './markdown';
import { moment } from './moment';
import { pathTrail } from './pathTrail';
import { recentBranches } from './pulls/recentBranches';
import { answerRepositoryPage } from './repositoryFrame';
import { topics } from './repositoryList';
import { repositoryPage, repositoryPath, Visit } from './visit';

/** The files of a repository, folder by folder, each with its README. */
export function codePages(context: Context): Hono {
  const app = new Hono();

  repositoryPage(context, app, '', async visit => {
    const { repository, objects } = visit;
    const location = await findLocation(objects, repository.defaultBranch);
    return location
      ? showFolder(context, visit, location)
      : answerRepositoryPage(visit, {
          tab: 'code',
          body: emptyRepository(context, visit),
        });
  });

  repositoryPage(context, app, '/tree/:location{.+}', async visit => {
    const { c, objects, repository } = visit;
    const asked = c.req.param('location') ?? '';
    const location = await findLocation(objects, asked);
    if (location?.entry.type === 'blob') {
      const { ref, path } = location;
      return c.redirect(blobPath(repositoryPath(repository), ref, path));
    }
    return location && showFolder(context, visit, location);
  });

  return app;
}

async function showFolder(
  context: Context,
  visit: Visit,
  location: Location,
): Promise<Response> {
  const { repository, objects } = visit;
  const { ref, commit, path, entry } = location;
  const home = repositoryPath(repository);
  const [entries, [latest], menu] = await Promise.all([
    objects.readTree(entry.sha),
    objects.log(commit, { limit: 1, path }),
    branchMenu(visit, ref, branch => treePath(home, branch)),
  ]);
  const isRoot = path === '';

  return answerRepositoryPage(visit, {
    title: path,
    tab: 'code',
    body: html`
      ${isRoot ? await recentBranches(context, visit) : NOTHING}
      ${
        isRoot && repository.description
          ? html`<p class="lead">${repository.description}</p>`
          : NOTHING
      }
      ${
        isRoot && repository.topics.length > 0
          ? html`<p>${topics(repository)}</p>`
          : NOTHING
      }
      <div class="toolbar">
        ${menu}
        ${isRoot ? cloneField(context, visit) : pathTrail(home, location)}
      </div>
      ${isRoot ? gitCredentials(visit) : NOTHING}
      ${latest ? await latestCommit(context, visit, location, latest) : NOTHING}
      ${fileTable(home, location, entries)}
      ${await readme(visit, location, entries)}
    `,
  });
}

function cloneField({ urls }: Context, { repository }: Visit): Markup {
  return html`
    <label class="clone"
      >Clone
      <input readonly value="${urls.clone(repository)}" />
    </label>
  `;
}

async function latestCommit(
  context: Context,
  { repository }: Visit,
  { ref, path }: Location,
  { sha, message, author }: Commit,
): Promise<Markup> {
  const home = repositoryPath(repository);
  return html`
    <p class="latest">
      <strong>${author.name}</strong>
      <a href="${home}/commit/${sha}">${message.split('\n')[0]}</a>
      ${await commitMark(context, repository, sha)}
      <span class="muted">
        <code>${sha.slice(0, 7)}</code> · ${moment(author.date)} ·
        <a href="${commitsPath(home, ref, path)}">History</a>
      </span>
    </p>
  `;
}

function fileTable(
  home: string,
  { ref, path }: Location,
  entries: TreeEntry[],
): Markup {
  const folders = entries.filter(({ type }) => type !== 'blob');
  const files = entries.filter(({ type }) => type === 'blob');
  const below = (name: string) => (path === '' ? name : `${path}/${name}`);
  return html`
    <table class="files">
      <thead class="unseen">
        <tr>
          <th>Name</th>
          <th>Size</th>
        </tr>
      </thead>
      <tbody>
        ${[...folders, ...files].map(({ type, path: name, size }) => {
          const page = type === 'tree' ? treePath : blobPath;
          return html`<tr>
            <td>
              <span class="kind" aria-hidden="true"
                >${type === 'tree' ? '▸' : ''}</span
              >
              <a href="${page(home, ref, below(name))}"
                >${name}${type === 'tree' ? '/' : ''}</a
              >
            </td>
            <td class="muted">
              ${size === undefined ? '' : formatBytes(size)}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  `;
}

async function readme(
  { repository, objects }: Visit,
  { ref, path }: Location,
  entries: TreeEntry[],
): Promise<Markup> {
  const found = entries.find(
    ({ type, path: name }) => type === 'blob' && /^readme\.md$/i.test(name),
  );
  const object = found && (await objects.readObject(found.sha));
  if (!found || !object) {
    return NOTHING;
  }
  const rendered = renderMarkdown(object.content.toString('utf8'), {
    home: repositoryPath(repository),
    ref,
    path: path === '' ? found.path : `${path}/${found.path}`,
  });
  return html`<article class="markdown" aria-label="${found.path}">
    ${raw(rendered)}
  </article>`;
}
