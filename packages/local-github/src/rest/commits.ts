import { Hono } from 'hono';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { EMPTY_TREE } from '../git/diffs';
import { notFound } from '../http/ApiError';
import { linkPages, requestedPage } from '../http/pagination';
import { commitItem, diffEntry } from '../representations/commits';
import { User } from '../store/AccountStore';
import { requireCommit, requireHistory } from './requireCommit';

/** The most files that GitHub lists of one commit at a time. */
const MAX_FILES = 300;

/** A repository's history, and single commits with what they changed. */
export function commitRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();

  app.get(
    '/repos/:owner/:repo/commits',
    repositoryAccess(context, 'pull'),
    async c => {
      const { repository, objects } = await requireHistory(context, c);
      const ref = c.req.query('sha') || repository.defaultBranch;
      const sha = await objects.resolveCommit(ref);
      if (!sha) {
        throw notFound();
      }
      const author = c.req.query('author');
      const user = author ? await store.accounts.findUser(author) : undefined;
      const options = {
        path: c.req.query('path')?.replace(/^\/+|\/+$/g, ''),
        author: user ? addressOf(user) : author,
        since: c.req.query('since'),
        until: c.req.query('until'),
      };
      const page = requestedPage(c);
      linkPages(context, c, page, await objects.countCommits(sha, options));
      const commits = await objects.log(sha, {
        ...options,
        limit: page.limit,
        skip: page.offset,
      });
      return c.json(
        await Promise.all(
          commits.map(commit => commitItem(context, repository, commit)),
        ),
      );
    },
  );

  app.get(
    '/repos/:owner/:repo/commits/:ref{.+}',
    repositoryAccess(context, 'pull'),
    async c => {
      const { repository, objects, sha } = await requireCommit(context, c);
      const commit = await objects.readCommit(sha);
      if (!commit) {
        throw notFound();
      }
      const accept = c.req.header('Accept') ?? '';
      if (/application\/vnd\.github(\.v3)?\.sha\b/.test(accept)) {
        return c.body(sha, 200, {
          'Content-Type': 'application/vnd.github.sha; charset=utf-8',
        });
      }
      const parent = commit.parents[0] ?? EMPTY_TREE;
      if (/application\/vnd\.github(\.v3)?\.(diff|patch)\b/.test(accept)) {
        const patch = await objects.patch(parent, sha);
        return c.body(new Uint8Array(patch), 200, {
          'Content-Type': 'application/vnd.github.diff; charset=utf-8',
        });
      }

      const changes = await objects.diff(parent, sha);
      const additions = changes.reduce((sum, each) => sum + each.additions, 0);
      const deletions = changes.reduce((sum, each) => sum + each.deletions, 0);
      const page = requestedPage(c);
      return c.json({
        ...(await commitItem(context, repository, commit)),
        stats: { total: additions + deletions, additions, deletions },
        files: changes
          .slice((page.number - 1) * MAX_FILES, page.number * MAX_FILES)
          .map(change => diffEntry(context, repository, sha, change)),
      });
    },
  );

  return app;
}

function addressOf({ id, login, email }: User): string {
  return email ?? `${id}+${login}@users.noreply.github.com`;
}
