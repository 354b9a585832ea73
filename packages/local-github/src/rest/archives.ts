import { Context as HonoContext, Hono } from 'hono';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { Repository } from '../store/RepositoryStore';
import { encodePath } from '../urls';

/** Archives live elsewhere, as on GitHub: the API says where. */
export function archiveLinkRoutes(context: Context): Hono<ApiEnv> {
  const { git, urls } = context;
  const app = new Hono<ApiEnv>();

  const redirect = async (c: HonoContext, format: string) => {
    const repository: Repository = c.get('repository');
    const ref = c.req.param('ref') ?? repository.defaultBranch;
    if (!(await git.of(repository).resolveCommit(ref))) {
      throw notFound();
    }
    const { owner, name } = repository;
    const path = `/_codeload/${owner.login}/${name}/${format}/${encodePath(ref)}`;
    return c.redirect(urls.page(path), 302);
  };

  for (const [kind, format] of [
    ['tarball', 'legacy.tar.gz'],
    ['zipball', 'legacy.zip'],
  ]) {
    app.get(
      `/repos/:owner/:repo/${kind}/:ref{.+}`,
      repositoryAccess(context, 'pull'),
      c => redirect(c, format),
    );
    app.get(
      `/repos/:owner/:repo/${kind}`,
      repositoryAccess(context, 'pull'),
      c => redirect(c, format),
    );
  }

  return app;
}
