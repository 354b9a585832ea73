import { html } from 'hono/html';
import { Repository } from '../store/RepositoryStore';
import { Markup, NOTHING } from './layout';
import { moment } from './moment';
import { badge } from './repositoryFrame';
import { repositoryPath } from './visit';

export function repositoryList(
  repositories: Repository[],
  empty: string,
): Markup {
  if (repositories.length === 0) {
    return html`<p class="empty">${empty}</p>`;
  }
  return html`
    <ul class="cards">
      ${repositories.map(
        repository => html`
          <li>
            <p class="name">
              <a href="${repositoryPath(repository)}"
                >${repository.owner.login}/${repository.name}</a
              >
              ${repository.isPrivate ? badge('Private') : NOTHING}
            </p>
            ${
              repository.description
                ? html`<p>${repository.description}</p>`
                : NOTHING
            }
            <p class="muted">
              ${topics(repository)} Updated ${moment(repository.pushedAt)}
            </p>
          </li>
        `,
      )}
    </ul>
  `;
}

export function topics(repository: Repository): Markup {
  return html`${repository.topics.map(
    topic => html`<span class="topic">${topic}</span> `,
  )}`;
}
