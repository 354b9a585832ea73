import { Hono } from 'hono';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { BRANCHES, Ref } from '../git/refs';
import { notFound } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { commitItem } from '../representations/commits';
import {
  branchProtection,
  protectionSummary,
  protectionUrl,
} from '../representations/protection';
import { Repository } from '../store/RepositoryStore';
import { encodePath } from '../urls';

/** Branches, with what protects them. */
export function branchRoutes(context: Context): Hono<ApiEnv> {
  const { store, git, urls } = context;
  const app = new Hono<ApiEnv>();

  app.get(
    '/repos/:owner/:repo/branches',
    repositoryAccess(context, 'pull'),
    async c => {
      const repository = c.get('repository');
      const refs = await git.of(repository).listRefs(BRANCHES);
      const protections = await store.branchProtections.list(repository.id);
      const byBranch = new Map(protections.map(each => [each.branch, each]));
      const asked = c.req.query('protected');
      const branches = refs
        .map(({ name, sha }) => ({ name: name.slice(BRANCHES.length), sha }))
        .filter(
          ({ name }) =>
            asked === undefined || byBranch.has(name) === (asked === 'true'),
        );
      return c.json(
        paginate(context, c, branches).map(({ name, sha }) => ({
          name,
          commit: {
            sha,
            url: urls.repositoryApi(repository, `/commits/${sha}`),
          },
          protected: byBranch.has(name),
          protection: protectionSummary(byBranch.get(name)),
          protection_url: protectionUrl(context, repository, name),
        })),
      );
    },
  );

  app.get(
    '/repos/:owner/:repo/branches/:branch{.+}',
    repositoryAccess(context, 'pull'),
    async c => {
      const repository = c.get('repository');
      const name = c.req.param('branch');
      const ref = await git.of(repository).findRef(`${BRANCHES}${name}`);
      if (!ref) {
        throw notFound('Branch not found');
      }
      return c.json(await branch(context, repository, ref));
    },
  );

  return app;
}

async function branch(
  context: Context,
  repository: Repository,
  { name: ref, sha }: Ref,
) {
  const { store, git, urls } = context;
  const name = ref.slice(BRANCHES.length);
  const commit = await git.of(repository).readCommit(sha);
  if (!commit) {
    throw notFound('Branch not found');
  }
  const protection = await store.branchProtections.find(repository.id, name);
  return {
    name,
    commit: await commitItem(context, repository, commit),
    _links: {
      self: urls.repositoryApi(repository, `/branches/${encodePath(name)}`),
      html: `${urls.repository(repository)}/tree/${encodePath(name)}`,
    },
    protected: protection !== undefined,
    protection: protection
      ? await branchProtection(context, repository, protection)
      : protectionSummary(undefined),
    protection_url: protectionUrl(context, repository, name),
  };
}
