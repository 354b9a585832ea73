import { html } from 'hono/html';
import { includes } from '../auth/permissions';
import { answerPage, Markup, NOTHING, Page } from './layout';
import { commitsPath } from './location';
import { repositoryPath, Visit } from './visit';

export type Tab =
  | 'code'
  | 'commits'
  | 'branches'
  | 'issues'
  | 'pulls'
  | 'actions'
  | 'deployments'
  | 'settings';

interface RepositoryPage extends Pick<Page, 'body' | 'status' | 'live'> {
  title?: string;
  tab: Tab;
}

/** A page of a repository: its name, what it is, and the ways through it. */
export function answerRepositoryPage(
  visit: Visit,
  { title, tab, body, status, live }: RepositoryPage,
): Promise<Response> {
  const { c, viewer, repository, permission } = visit;
  const { owner, name } = repository;
  const home = repositoryPath(repository);
  const tabs: Array<readonly [Tab, string, string]> = [
    ['code', 'Code', home],
    ['commits', 'Commits', commitsPath(home, repository.defaultBranch)],
    ['branches', 'Branches', `${home}/branches`],
    ...(repository.settings.hasIssues
      ? ([['issues', 'Issues', `${home}/issues`]] as const)
      : []),
    ['pulls', 'Pull requests', `${home}/pulls`],
    ['actions', 'Actions', `${home}/actions`],
    ['deployments', 'Deployments', `${home}/deployments`],
  ];
  if (includes(permission, 'push')) {
    tabs.push(['settings', 'Settings', `${home}/settings`]);
  }

  return answerPage(c, {
    title: [title, `${owner.login}/${name}`].filter(Boolean).join(' · '),
    viewer,
    status,
    live,
    body: html`
      <div class="repository">
        <h1>
          <a href="/${owner.login}">${owner.login}</a>
          <span class="muted">/</span> <a href="${home}">${name}</a>
          ${badge(repository.isPrivate ? 'Private' : 'Public')}
          ${repository.isArchived ? badge('Archived') : NOTHING}
        </h1>
        <nav class="tabs" aria-label="Repository">
          ${tabs.map(
            ([id, label, href]) =>
              html`<a
                href="${href}"
                ${id === tab ? html`aria-current="page"` : NOTHING}
                >${label}</a
              >`,
          )}
        </nav>
      </div>
      ${body}
    `,
  });
}

export function badge(text: string): Markup {
  return html`<span class="badge">${text}</span>`;
}
