import { Hono } from 'hono';
import { ApiEnv } from '../auth/authenticate';
import { Context } from '../context';
import { notFound } from '../http/ApiError';

/**
 * `/repositories/:id` is every repository's address that survives a rename:
 * the same endpoints, reached by id.
 */
export function repositoriesById(
  { store, urls }: Context,
  dispatch: (request: Request) => Response | Promise<Response>,
): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.all('/repositories/:id{[0-9]+}/*', async c => {
    const repository = await store.repositories.findById(
      Number(c.req.param('id')),
    );
    if (!repository) {
      throw notFound();
    }
    const { pathname, search } = new URL(c.req.url);
    const rest = pathname.replace(/^.*?\/repositories\/\d+/, '');
    const path = `/repos/${repository.owner.login}/${repository.name}${rest}`;
    return dispatch(new Request(`${urls.base}${path}${search}`, c.req.raw));
  });

  return app;
}
