import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireScope, Viewer } from '../auth/authenticate';
import { organizationAccess } from '../auth/organizationAccess';
import { permissionOf, visibleTo } from '../auth/permissions';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { linkPages, requestedPage } from '../http/pagination';
import { parseQuery } from '../http/parseQuery';
import {
  minimalRepository,
  repositoryItem,
} from '../representations/repositories';
import { RepositoryFilter } from '../store/repositoryFilter';
import { Permission, Repository } from '../store/RepositoryStore';

const AFFILIATIONS = ['owner', 'collaborator', 'organization_member'] as const;

type Affiliation = (typeof AFFILIATIONS)[number];

const order = z.object({
  sort: z.enum(['created', 'updated', 'pushed', 'full_name']).optional(),
  direction: z.enum(['asc', 'desc']).optional(),
});

const ownQuery = order.extend({
  visibility: z.enum(['all', 'public', 'private']).default('all'),
  affiliation: z
    .string()
    .default(AFFILIATIONS.join(','))
    .transform(text => text.split(',').map(each => each.trim()))
    .pipe(z.array(z.enum(AFFILIATIONS))),
  type: z.enum(['all', 'owner', 'public', 'private', 'member']).default('all'),
});

const ownerQuery = order.extend({
  type: z
    .enum(['all', 'owner', 'member', 'public', 'private', 'forks', 'sources'])
    .optional(),
});

/** The older `type` parameter, where it says what `affiliation` does. */
const AFFILIATION_BY_TYPE: Record<string, Affiliation[]> = {
  owner: ['owner'],
  member: ['collaborator', 'organization_member'],
};

/** Lists of repositories: one's own, an organization's, a user's. */
export function repositoryListRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();

  app.get('/user/repos', async c => {
    const viewer = requireScope(
      c,
      'repo',
      'public_repo',
      'user',
      'read:user',
      'read:org',
    );
    const query = parseQuery(c, 'Repository', ownQuery);
    const listed = await list(context, c, {
      sort: query.sort,
      direction: query.direction,
      visibleTo: visibleTo(viewer),
      affiliatedWith: {
        userId: viewer.user.id,
        as: AFFILIATION_BY_TYPE[query.type] ?? query.affiliation,
      },
      visibility:
        onlyVisibility(query.type) ?? onlyVisibility(query.visibility),
    });
    return c.json(
      listed.map(({ repository, permission }) =>
        repositoryItem(context, repository, permission),
      ),
    );
  });

  app.get(
    '/orgs/:org/repos',
    organizationAccess(context, 'anyone'),
    async c => {
      const {
        type,
        sort = 'created',
        direction,
      } = parseQuery(c, 'Repository', ownerQuery);
      const listed = await list(context, c, {
        sort,
        direction,
        ownerId: c.get('organization').id,
        visibleTo: visibleTo(c.get('viewer')),
        visibility: onlyVisibility(type),
      });
      return c.json(
        // Nobody forks here.
        (type === 'forks' ? [] : listed).map(({ repository, permission }) =>
          minimalRepository(context, repository, permission),
        ),
      );
    },
  );

  app.get('/users/:username/repos', async c => {
    const account = await store.accounts.find(c.req.param('username'));
    if (!account) {
      throw notFound();
    }
    const { sort, direction } = parseQuery(c, 'Repository', ownerQuery);
    const listed = await list(context, c, {
      sort,
      direction,
      ownerId: account.id,
      visibleTo: undefined,
    });
    return c.json(
      listed.map(({ repository, permission }) =>
        minimalRepository(context, repository, permission),
      ),
    );
  });

  return app;
}

async function list(
  context: Context,
  c: HonoContext,
  filter: RepositoryFilter,
): Promise<Array<{ repository: Repository; permission?: Permission }>> {
  const { repositories } = context.store;
  const page = requestedPage(c);
  linkPages(context, c, page, await repositories.count(filter));

  const viewer: Viewer | undefined = c.get('viewer');
  const found = await repositories.list(filter, page);
  return Promise.all(
    found.map(async repository => ({
      repository,
      permission:
        viewer && (await permissionOf(context, repository, viewer.user.id)),
    })),
  );
}

function onlyVisibility(
  value: string | undefined,
): 'public' | 'private' | undefined {
  return value === 'public' || value === 'private' ? value : undefined;
}
