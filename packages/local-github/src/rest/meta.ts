import { Hono } from 'hono';
import { ApiEnv } from '../auth/authenticate';
import { Context } from '../context';
import { organizationSimple } from '../representations/accounts';

/** The API version of GitHub's that we are judged by. */
const API_VERSION = '2022-11-28';

/** What the API says about itself. */
export function metaRoutes({ urls, store }: Context): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get('/', c =>
    c.json({
      current_user_url: urls.api('/user'),
      current_user_authorizations_html_url: urls.page(
        '/settings/connections/applications{/client_id}',
      ),
      authorizations_url: urls.api('/authorizations'),
      code_search_url: urls.api(
        '/search/code?q={query}{&page,per_page,sort,order}',
      ),
      commit_search_url: urls.api(
        '/search/commits?q={query}{&page,per_page,sort,order}',
      ),
      emails_url: urls.api('/user/emails'),
      emojis_url: urls.api('/emojis'),
      events_url: urls.api('/events'),
      feeds_url: urls.api('/feeds'),
      followers_url: urls.api('/user/followers'),
      following_url: urls.api('/user/following{/target}'),
      gists_url: urls.api('/gists{/gist_id}'),
      issue_search_url: urls.api(
        '/search/issues?q={query}{&page,per_page,sort,order}',
      ),
      issues_url: urls.api('/issues'),
      keys_url: urls.api('/user/keys'),
      label_search_url: urls.api(
        '/search/labels?q={query}&repository_id={repository_id}{&page,per_page}',
      ),
      notifications_url: urls.api('/notifications'),
      organization_url: urls.api('/orgs/{org}'),
      organization_repositories_url: urls.api(
        '/orgs/{org}/repos{?type,page,per_page,sort}',
      ),
      organization_teams_url: urls.api('/orgs/{org}/teams'),
      public_gists_url: urls.api('/gists/public'),
      rate_limit_url: urls.api('/rate_limit'),
      repository_url: urls.api('/repos/{owner}/{repo}'),
      repository_search_url: urls.api(
        '/search/repositories?q={query}{&page,per_page,sort,order}',
      ),
      current_user_repositories_url: urls.api(
        '/user/repos{?type,page,per_page,sort}',
      ),
      starred_url: urls.api('/user/starred{/owner}{/repo}'),
      starred_gists_url: urls.api('/gists/starred'),
      topic_search_url: urls.api('/search/topics?q={query}{&page,per_page}'),
      user_url: urls.api('/users/{user}'),
      user_organizations_url: urls.api('/user/orgs'),
      user_repositories_url: urls.api(
        '/users/{user}/repos{?type,page,per_page,sort}',
      ),
      user_search_url: urls.api(
        '/search/users?q={query}{&page,per_page,sort,order}',
      ),
    }),
  );

  app.get('/meta', c => c.json({ verifiable_password_authentication: false }));

  app.get('/versions', c => c.json([API_VERSION]));

  app.get('/zen', c => c.text('Design for failure.'));

  app.get('/organizations', async c => {
    const organizations = await store.accounts.listOrganizations();
    return c.json(
      organizations.map(each => organizationSimple({ urls }, each)),
    );
  });

  return app;
}
