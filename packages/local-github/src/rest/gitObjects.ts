import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireViewer } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { toTimestamp } from '../clock';
import { Context } from '../context';
import { GitRepository } from '../git/GitRepository';
import { identityOf } from '../git/identity';
import { GitObject, ObjectType } from '../git/objects';
import { notFound, unprocessable } from '../http/ApiError';
import { parseBody } from '../http/parseBody';
import { gitCommit } from '../representations/commits';
import { gitBlob, gitTag } from '../representations/gitObjects';
import { requireHistory } from './requireCommit';

const person = z.object({
  name: z.string().min(1),
  email: z.string().min(1),
  date: z.string().optional(),
});

const blobBody = z.object({
  content: z.string(),
  encoding: z.enum(['utf-8', 'base64']).default('utf-8'),
});

const commitBody = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: person.optional(),
  committer: person.optional(),
});

const tagBody = z.object({
  tag: z.string().min(1),
  message: z.string(),
  object: z.string(),
  type: z.enum(['commit', 'tree', 'blob']),
  tagger: person.optional(),
});

/** Blobs, commits and annotated tags, one by one. */
export function gitObjectRoutes(context: Context): Hono<ApiEnv> {
  const { urls, clock } = context;
  const app = new Hono<ApiEnv>();

  app.get(
    '/repos/:owner/:repo/git/blobs/:sha',
    repositoryAccess(context, 'pull'),
    async c => {
      const { repository, objects } = await requireHistory(context, c);
      const blob = await requireObject(objects, 'blob', c.req.param('sha'));
      if (
        /application\/vnd\.github(\.v3)?\.raw\b/.test(
          c.req.header('Accept') ?? '',
        )
      ) {
        return c.body(new Uint8Array(blob.content), 200, {
          'Content-Type': 'application/vnd.github.raw; charset=utf-8',
        });
      }
      return c.json(gitBlob(context, repository, blob));
    },
  );

  app.post(
    '/repos/:owner/:repo/git/blobs',
    repositoryAccess(context, 'push'),
    async c => {
      const { content, encoding } = await parseBody(c, 'Blob', blobBody);
      const { repository, objects } = await requireHistory(context, c);
      const sha = await objects.writeBlob(Buffer.from(content, encoding));
      const url = urls.repositoryApi(repository, `/git/blobs/${sha}`);
      return c.json({ sha, url }, 201, { Location: url });
    },
  );

  app.get(
    '/repos/:owner/:repo/git/commits/:sha',
    repositoryAccess(context, 'pull'),
    async c => {
      const { repository, objects } = await requireHistory(context, c);
      await requireObject(objects, 'commit', c.req.param('sha'));
      const commit = await objects.readCommit(c.req.param('sha'));
      if (!commit) {
        throw notFound();
      }
      return c.json(gitCommit(context, repository, commit));
    },
  );

  app.post(
    '/repos/:owner/:repo/git/commits',
    repositoryAccess(context, 'push'),
    async c => {
      const body = await parseBody(c, 'Commit', commitBody);
      const { repository, objects } = await requireHistory(context, c);
      if (!(await hasObject(objects, 'tree', body.tree))) {
        throw unprocessable('Tree SHA does not exist');
      }
      for (const parent of body.parents) {
        if (!(await hasObject(objects, 'commit', parent))) {
          throw unprocessable(
            'Parent SHA does not exist or is not a commit object',
          );
        }
      }
      const now = toTimestamp(clock());
      const self = identityOf(requireViewer(c).user, now);
      const author = body.author ? { date: now, ...body.author } : self;
      const committer = body.committer
        ? { date: now, ...body.committer }
        : author;
      const sha = await objects.writeCommit({
        treeSha: body.tree,
        parents: body.parents,
        author,
        committer,
        message: body.message,
      });
      const commit = await objects.readCommit(sha);
      if (!commit) {
        throw new Error(`Commit ${sha} vanished while it was being written`);
      }
      const answer = gitCommit(context, repository, commit);
      return c.json(answer, 201, { Location: answer.url });
    },
  );

  app.get(
    '/repos/:owner/:repo/git/tags/:sha',
    repositoryAccess(context, 'pull'),
    async c => {
      const { repository, objects } = await requireHistory(context, c);
      await requireObject(objects, 'tag', c.req.param('sha'));
      const tag = await objects.readTag(c.req.param('sha'));
      if (!tag) {
        throw notFound();
      }
      return c.json(gitTag(context, repository, tag));
    },
  );

  app.post(
    '/repos/:owner/:repo/git/tags',
    repositoryAccess(context, 'push'),
    async c => {
      const body = await parseBody(c, 'Tag', tagBody);
      const { repository, objects } = await requireHistory(context, c);
      if (!(await hasObject(objects, body.type, body.object))) {
        throw unprocessable('Object does not exist or has another type');
      }
      const now = toTimestamp(clock());
      const self = identityOf(requireViewer(c).user, now);
      const sha = await objects.writeTag({
        name: body.tag,
        message: body.message,
        objectSha: body.object,
        objectType: body.type,
        tagger: body.tagger ? { date: now, ...body.tagger } : self,
      });
      const tag = await objects.readTag(sha);
      if (!tag) {
        throw new Error(`Tag ${sha} vanished while it was being written`);
      }
      const answer = gitTag(context, repository, tag);
      return c.json(answer, 201, { Location: answer.url });
    },
  );

  return app;
}

async function requireObject(
  objects: GitRepository,
  type: ObjectType,
  sha: string,
): Promise<GitObject> {
  const object = /^[0-9a-f]{40}$/.test(sha)
    ? await objects.readObject(sha)
    : undefined;
  if (object?.type !== type) {
    throw notFound();
  }
  return object;
}

async function hasObject(
  objects: GitRepository,
  type: ObjectType,
  sha: string,
): Promise<boolean> {
  return (
    /^[0-9a-f]{40}$/.test(sha) && (await objects.readObject(sha))?.type === type
  );
}
