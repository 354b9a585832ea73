import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv } from '../auth/authenticate';
import { pusherOf } from '../auth/pusher';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { GitRepository } from '../git/GitRepository';
import { moveRef } from '../git/moveRef';
import { BRANCHES, isRefName, NO_SHA, Ref } from '../git/refs';
import { notFound, unprocessable } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { gitRef } from '../representations/gitObjects';
import { requireHistory } from './requireCommit';

const sha = z
  .string()
  .regex(
    /^[0-9a-f]{40}$/,
    'The sha parameter must be exactly 40 characters and contain only [0-9a-f].',
  );
const createBody = z.object({ ref: z.string(), sha });
const updateBody = z.object({ sha, force: z.boolean().default(false) });

/** Branches and tags as git knows them: names that point at objects. */
export function gitRefRoutes(context: Context): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get(
    '/repos/:owner/:repo/git/ref/:ref{.+}',
    repositoryAccess(context, 'pull'),
    async c => {
      const { repository, objects } = await requireHistory(context, c);
      const ref = await objects.findRef(`refs/${c.req.param('ref')}`);
      if (!ref) {
        throw notFound();
      }
      return c.json(gitRef(context, repository, ref));
    },
  );

  app.get(
    '/repos/:owner/:repo/git/matching-refs/:ref{.*}',
    repositoryAccess(context, 'pull'),
    async c => {
      const { repository, objects } = await requireHistory(context, c);
      const prefix = `refs/${c.req.param('ref')}`;
      const refs = isRefName(prefix.replace(/\/$/, ''))
        ? await objects.listRefs(prefix)
        : [];
      return c.json(
        paginate(context, c, refs).map(ref => gitRef(context, repository, ref)),
      );
    },
  );

  app.post(
    '/repos/:owner/:repo/git/refs',
    repositoryAccess(context, 'push'),
    async c => {
      const body = await parseBody(c, 'Reference', createBody);
      const { repository, objects } = await requireHistory(context, c);
      if (!/^refs\/[^/]+\/./.test(body.ref) || !isRefName(body.ref)) {
        throw unprocessable(`${body.ref} is not a valid ref name.`);
      }
      await assertFits(objects, body.ref, body.sha);
      if (await objects.findRef(body.ref)) {
        throw unprocessable('Reference already exists');
      }
      await moveRef(context, repository, pusherOf(c), {
        name: body.ref,
        before: NO_SHA,
        after: body.sha,
      });
      const ref = await requireRef(objects, body.ref);
      const answer = gitRef(context, repository, ref);
      c.header('Location', answer.url);
      return c.json(answer, 201);
    },
  );

  app.patch(
    '/repos/:owner/:repo/git/refs/:ref{.+}',
    repositoryAccess(context, 'push'),
    async c => {
      const body = await parseBody(c, 'Reference', updateBody);
      const { repository, objects } = await requireHistory(context, c);
      const name = `refs/${c.req.param('ref')}`;
      const { sha: before } = await requireRef(objects, name);
      await assertFits(objects, name, body.sha);
      if (!body.force && !(await objects.isAncestor(before, body.sha))) {
        throw unprocessable('Update is not a fast forward');
      }
      await moveRef(context, repository, pusherOf(c), {
        name,
        before,
        after: body.sha,
      });
      const ref = await requireRef(objects, name);
      return c.json(gitRef(context, repository, ref));
    },
  );

  app.delete(
    '/repos/:owner/:repo/git/refs/:ref{.+}',
    repositoryAccess(context, 'push'),
    async c => {
      const { repository, objects } = await requireHistory(context, c);
      const name = `refs/${c.req.param('ref')}`;
      const { sha: before } = await requireRef(objects, name);
      await moveRef(context, repository, pusherOf(c), {
        name,
        before,
        after: NO_SHA,
      });
      return c.body(null, 204);
    },
  );

  return app;
}

/** Branches point at commits; other refs at any object there is. */
async function assertFits(
  objects: GitRepository,
  name: string,
  target: string,
): Promise<void> {
  const object = await objects.readObject(target);
  if (!object) {
    throw unprocessable('Object does not exist');
  }
  if (name.startsWith(BRANCHES) && object.type !== 'commit') {
    throw unprocessable('Object is not a commit');
  }
}

async function requireRef(objects: GitRepository, name: string): Promise<Ref> {
  const ref = await objects.findRef(name);
  if (!ref) {
    throw unprocessable('Reference does not exist');
  }
  return ref;
}
