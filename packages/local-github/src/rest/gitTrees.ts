import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { GitRepository } from '../git/GitRepository';
import { TreeEdit } from '../git/treeEdits';
import { TREE_MODE } from '../git/trees';
import { notFound, unprocessable } from '../http/ApiError';
import { parseBody } from '../http/parseBody';
import { gitTree } from '../representations/gitObjects';
import { requireHistory } from './requireCommit';

const entry = z.object({
  path: z.string().min(1),
  mode: z.enum(['100644', '100755', '040000', '160000', '120000']),
  type: z.enum(['blob', 'tree', 'commit']).optional(),
  sha: z.string().nullish(),
  content: z.string().optional(),
});

const treeBody = z.object({
  tree: z.array(entry).min(1),
  base_tree: z.string().optional(),
});

/** Directories as git stores them, whole or level by level. */
export function gitTreeRoutes(context: Context): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get(
    '/repos/:owner/:repo/git/trees/:sha{.+}',
    repositoryAccess(context, 'pull'),
    async c => {
      const { repository, objects } = await requireHistory(context, c);
      const sha = await resolveTree(objects, c.req.param('sha'));
      if (!sha) {
        throw notFound();
      }
      // Any value asks for it, even `false` and `0`.
      const isRecursive = c.req.query('recursive') !== undefined;
      const entries = await objects.readTree(sha, { isRecursive });
      return c.json(gitTree(context, repository, sha, entries));
    },
  );

  app.post(
    '/repos/:owner/:repo/git/trees',
    repositoryAccess(context, 'push'),
    async c => {
      const body = await parseBody(c, 'Tree', treeBody);
      const { repository, objects } = await requireHistory(context, c);
      const base =
        body.base_tree && (await resolveTree(objects, body.base_tree));
      if (body.base_tree && !base) {
        throw unprocessable('base_tree is not a valid tree oid');
      }
      const edits = await Promise.all(
        body.tree.map(each => toEdit(objects, each)),
      );
      const sha = await objects.editTree(base || undefined, edits);
      const answer = gitTree(
        context,
        repository,
        sha,
        await objects.readTree(sha),
      );
      return c.json(answer, 201);
    },
  );

  return app;
}

async function toEdit(
  objects: GitRepository,
  { path, mode, sha, content }: z.output<typeof entry>,
): Promise<TreeEdit> {
  const isMalformed = path
    .split('/')
    .some(part => ['', '.', '..'].includes(part) || /^\.git$/i.test(part));
  if (isMalformed) {
    throw unprocessable('tree.path contains a malformed path component');
  }
  if (sha === null) {
    return { path, sha: null };
  }
  if (sha === undefined) {
    return {
      path,
      mode,
      sha: await objects.writeBlob(Buffer.from(content ?? '')),
    };
  }
  const isSubmodule = mode === '160000';
  const object = /^[0-9a-f]{40}$/.test(sha)
    ? await objects.readObject(sha)
    : undefined;
  const expected = mode === TREE_MODE ? 'tree' : 'blob';
  if (!isSubmodule && object?.type !== expected) {
    throw unprocessable(`tree.sha ${sha} is not a valid ${expected}`);
  }
  return { path, mode, sha };
}

/** A tree by its own sha, or by a commit, branch or tag. */
async function resolveTree(
  objects: GitRepository,
  name: string,
): Promise<string | undefined> {
  const commit = await objects.resolveCommit(name);
  if (commit) {
    return (await objects.findEntry(commit, ''))?.sha;
  }
  const object = /^[0-9a-f]{40}$/.test(name)
    ? await objects.readObject(name)
    : undefined;
  return object?.type === 'tree' ? object.sha : undefined;
}
