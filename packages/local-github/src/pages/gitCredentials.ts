import { html } from 'hono/html';
import { includes } from '../auth/permissions';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { Urls } from '../urls';
import { Markup, NOTHING } from './layout';
import { newTokenPath } from './tokenForm';
import { Visit } from './visit';

/** A clone address that names the user: git then asks for the password alone. */
export function personalCloneUrl(
  urls: Urls,
  repository: Repository,
  { login }: User,
): string {
  const url = new URL(urls.clone(repository));
  url.username = login;
  return url.toString();
}

/** What to answer when git asks who one is, for those whom it will ask. */
export function gitCredentials({
  viewer,
  permission,
  repository,
}: Visit): Markup {
  const mayPush = includes(permission, 'push');
  if (!viewer || !(repository.isPrivate || mayPush)) {
    return NOTHING;
  }
  const scopes = mayPush ? ['repo', 'workflow'] : ['repo'];
  const fullName = `${repository.owner.login}/${repository.name}`;
  const newToken = newTokenPath({
    note: `git: ${fullName}`,
    scopes,
    repository: fullName,
  });
  return html`
    <p class="credentials">
      ${
        repository.isPrivate
          ? 'This repository is private, so git asks who you are'
          : 'Git asks who you are when you push'
      }.
      <strong>User name:</strong> <code>${viewer.login}</code>.
      <strong>Password:</strong> a personal access token.
      <a href="${newToken}">Make one</a>.
    </p>
  `;
}
