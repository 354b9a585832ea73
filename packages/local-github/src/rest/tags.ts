import { Hono } from 'hono';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { TAGS } from '../git/refs';
import { paginate } from '../http/pagination';
import { nodeId } from '../representations/nodeId';

export function tagRoutes(context: Context): Hono<ApiEnv> {
  const { git, urls } = context;
  const app = new Hono<ApiEnv>();

  app.get(
    '/repos/:owner/:repo/tags',
    repositoryAccess(context, 'pull'),
    async c => {
      const repository = c.get('repository');
      const objects = git.of(repository);
      const refs = await objects.listRefs(TAGS);
      const tags = await Promise.all(
        paginate(context, c, refs.reverse()).map(async ({ name: ref }) => {
          const name = ref.slice(TAGS.length);
          const sha = await objects.resolveCommit(ref);
          return (
            sha && {
              name,
              commit: {
                sha,
                url: urls.repositoryApi(repository, `/commits/${sha}`),
              },
              zipball_url: urls.repositoryApi(repository, `/zipball/${ref}`),
              tarball_url: urls.repositoryApi(repository, `/tarball/${ref}`),
              node_id: nodeId('Ref', repository.id, ref),
            }
          );
        }),
      );
      return c.json(tags.filter(Boolean));
    },
  );

  return app;
}
