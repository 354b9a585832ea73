import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireScope, requireViewer } from '../auth/authenticate';
import { includes, repositoryScopes } from '../auth/permissions';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { forbidden } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { requireUser } from '../pulls/describePullRequest';
import { combinedState, reportStatus } from '../pulls/statuses';
import { minimalRepository } from '../representations/repositories';
import { simpleStatus, statusItem } from '../representations/statuses';
import { User } from '../store/AccountStore';
import { CommitStatus, STATUS_STATES } from '../store/CommitStatusStore';
import { Repository } from '../store/RepositoryStore';
import { requireCommit } from './requireCommit';

const statusBody = z.object({
  state: z.enum(STATUS_STATES),
  target_url: z.url({ protocol: /^https?$/ }).nullish(),
  description: z.string().max(140).nullish(),
  context: z.string().default('default'),
});

/** What tools report about commits. */
export function statusRoutes(context: Context): Hono<ApiEnv> {
  const { store, urls } = context;
  const app = new Hono<ApiEnv>();

  app.post(
    '/repos/:owner/:repo/statuses/:ref',
    repositoryAccess(context, 'pull'),
    async c => {
      const repository = c.get('repository');
      requireScope(c, 'repo:status', ...repositoryScopes(repository));
      if (!includes(c.get('permission'), 'push')) {
        throw forbidden('Must have push access to Repository.');
      }
      const { sha } = await requireCommit(context, c);
      const body = await parseBody(c, 'Status', statusBody);
      const { user } = requireViewer(c);
      const status = await reportStatus(context, repository, user, {
        sha,
        context: body.context,
        state: body.state,
        description: body.description ?? null,
        targetUrl: body.target_url ?? null,
      });
      return c.json(statusItem(context, repository, status, user), 201);
    },
  );

  // A ref may hold slashes, so that its end tells what is asked of it.
  app.get(
    '/repos/:owner/:repo/commits/:ref{.+}/statuses',
    repositoryAccess(context, 'pull'),
    async c => {
      const { repository, sha } = await requireCommit(context, c);
      const all = await store.commitStatuses.list(repository.id, sha);
      return c.json(await shownPage(context, c, all, statusItem));
    },
  );

  app.get(
    '/repos/:owner/:repo/commits/:ref{.+}/status',
    repositoryAccess(context, 'pull'),
    async c => {
      const { repository, sha } = await requireCommit(context, c);
      const latest = await store.commitStatuses.listLatest(repository.id, sha);
      const commitUrl = urls.repositoryApi(repository, `/commits/${sha}`);
      return c.json({
        state: combinedState(latest),
        statuses: await shownPage(context, c, latest, simpleStatus),
        sha,
        total_count: latest.length,
        repository: minimalRepository(context, repository),
        commit_url: commitUrl,
        url: `${commitUrl}/status`,
      });
    },
  );

  return app;
}

/** The page of a list that was asked for, each status as `show` tells it. */
async function shownPage<Shown>(
  context: Context,
  c: HonoContext,
  statuses: CommitStatus[],
  show: (
    context: Context,
    repository: Repository,
    status: CommitStatus,
    creator: User,
  ) => Shown,
): Promise<Shown[]> {
  return Promise.all(
    paginate(context, c, statuses).map(async status =>
      show(
        context,
        c.get('repository'),
        status,
        await requireUser(context, status.creatorId),
      ),
    ),
  );
}
