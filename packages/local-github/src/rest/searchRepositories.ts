import { Hono } from 'hono';
import { ApiEnv } from '../auth/authenticate';
import { permissionOf, visibleTo } from '../auth/permissions';
import { Context } from '../context';
import { validationFailed } from '../http/ApiError';
import { linkPages, requestedPage } from '../http/pagination';
import { repositoryItem } from '../representations/repositories';
import { RepositoryFilter } from '../store/repositoryFilter';

/** Repositories by words of their name and description, and by qualifiers. */
export function searchRepositoryRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();

  app.get('/search/repositories', async c => {
    const viewer = c.get('viewer');
    const filter = await toFilter(context, c.req.query('q') ?? '');
    const found = { ...filter, visibleTo: visibleTo(viewer) };
    const total = filter ? await store.repositories.count(found) : 0;
    const page = requestedPage(c);
    linkPages(context, c, page, total);
    const repositories = filter
      ? await store.repositories.list(found, page)
      : [];
    const items = repositories.map(async repository => ({
      ...repositoryItem(
        context,
        repository,
        viewer && (await permissionOf(context, repository, viewer.user.id)),
      ),
      score: 1,
    }));
    return c.json({
      total_count: total,
      incomplete_results: false,
      items: await Promise.all(items),
    });
  });

  return app;
}

/** `undefined` is a query that nothing can match: its owner does not exist. */
async function toFilter(
  { store }: Context,
  query: string,
): Promise<Omit<RepositoryFilter, 'visibleTo'> | undefined> {
  const filter: Omit<RepositoryFilter, 'visibleTo'> & { words: string[] } = {
    words: [],
  };
  for (const term of query.split(/[\s+]+/).filter(Boolean)) {
    const [, qualifier, value] = /^([a-z-]+):(.+)$/.exec(term) ?? [];
    switch (qualifier) {
      case undefined:
        filter.words.push(term.replaceAll('"', ''));
        break;
      case 'org':
      case 'user': {
        const owner = await store.accounts.find(value);
        if (!owner) {
          return undefined;
        }
        filter.ownerId = owner.id;
        break;
      }
      case 'is':
        if (value === 'public' || value === 'private') {
          filter.visibility = value;
        }
        break;
      // Names and descriptions are all that is searched anyway.
      case 'in':
        break;
      default:
        throw validationFailed({
          resource: 'Search',
          field: 'q',
          code: 'invalid',
          message: `The local GitHub does not know the qualifier '${qualifier}'`,
        });
    }
  }
  return filter;
}
