import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { validationFailed } from '../http/ApiError';
import { linkPages, requestedPage } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { parseQuery } from '../http/parseQuery';
import { patchOf } from '../pulls/changes';
import { closePullRequest, reopenPullRequest } from '../pulls/closePullRequest';
import {
  describePullRequest,
  listPullRequest,
} from '../pulls/describePullRequest';
import { editPullRequest } from '../pulls/editPullRequest';
import { openPullRequest } from '../pulls/openPullRequest';
import {
  pullRequestFull,
  pullRequestSimple,
} from '../representations/pullRequests';
import {
  describeCurrent,
  requireEditor,
  requireParticipant,
  requirePullRequest,
} from './pullRequest';

const listQuery = z.object({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  head: z.string().optional(),
  base: z.string().optional(),
  sort: z
    .enum(['created', 'updated', 'popularity', 'long-running'])
    .default('created'),
  direction: z.enum(['asc', 'desc']).optional(),
});

const createBody = z.object({
  title: z.string().trim().min(1),
  head: z.string(),
  base: z.string(),
  body: z.string().nullish(),
  draft: z.boolean().default(false),
});

const updateBody = z.object({
  title: z.string().trim().min(1).optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  base: z.string().optional(),
});

const ALL = '/repos/:owner/:repo/pulls';
const ONE = `${ALL}/:number` as const;

/** Pull requests themselves: opened, listed, changed, closed and opened again. */
export function pullRequestRoutes(context: Context): Hono<ApiEnv> {
  const { store, git } = context;
  const app = new Hono<ApiEnv>();

  app.get(ALL, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const query = parseQuery(c, 'PullRequest', listQuery);
    const { sort, direction = sort === 'created' ? 'desc' : 'asc' } = query;
    const filter = {
      repositoryId: repository.id,
      ...(query.state !== 'all' && { state: query.state }),
      ...(query.base && { baseRef: query.base }),
      // GitHub ignores a head that does not say whose it is.
      ...(query.head?.includes(':') && {
        headRef: ownBranch(repository.owner.login, query.head),
      }),
    };
    const page = requestedPage(c);
    linkPages(context, c, page, await store.pullRequests.count(filter));
    const found = await store.pullRequests.list(
      filter,
      { sort, direction },
      page,
    );
    const listed = await Promise.all(
      found.map(each => listPullRequest(context, repository, each)),
    );
    return c.json(
      listed.map(each => pullRequestSimple(context, repository, each)),
    );
  });

  app.post(ALL, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const { user } = requireParticipant(c);
    const body = await parseBody(c, 'PullRequest', createBody);
    const headRef = ownBranch(repository.owner.login, body.head);
    if (headRef === '') {
      throw validationFailed({
        resource: 'PullRequest',
        field: 'head',
        code: 'invalid',
        message: 'There are no forks on the local GitHub.',
      });
    }
    const opened = await openPullRequest(context, repository, user, {
      title: body.title,
      body: body.body ?? null,
      isDraft: body.draft,
      headRef,
      baseRef: body.base,
    });
    const answer = pullRequestFull(
      context,
      repository,
      await describePullRequest(context, repository, opened),
    );
    c.header('Location', answer.url);
    return c.json(answer, 201);
  });

  app.get(ONE, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const accept = c.req.header('Accept') ?? '';
    if (/application\/vnd\.github(\.v3)?\.(diff|patch)\b/.test(accept)) {
      const pullRequest = await requirePullRequest(context, c);
      const patch = await patchOf(git.of(repository), pullRequest);
      return c.body(new Uint8Array(patch), 200, {
        'Content-Type': 'application/vnd.github.diff; charset=utf-8',
      });
    }
    const described = await describeCurrent(context, c);
    return c.json(pullRequestFull(context, repository, described));
  });

  app.patch(ONE, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const pullRequest = await requirePullRequest(context, c);
    const { user } = requireEditor(c, pullRequest);
    const body = await parseBody(c, 'PullRequest', updateBody);
    const edited = await editPullRequest(
      context,
      repository,
      pullRequest,
      user,
      { title: body.title, body: body.body, baseRef: body.base },
    );
    if (body.state && body.state !== edited.state) {
      const change =
        body.state === 'closed' ? closePullRequest : reopenPullRequest;
      await change(context, repository, edited, user);
    }
    const described = await describeCurrent(context, c);
    return c.json(pullRequestFull(context, repository, described));
  });

  return app;
}

/** The branch that `owner:branch` means here; empty for somebody else's fork. */
function ownBranch(owner: string, head: string): string {
  const colon = head.indexOf(':');
  const isOwn = head.slice(0, colon).toLowerCase() === owner.toLowerCase();
  return colon < 0 || isOwn ? head.slice(colon + 1) : '';
}
