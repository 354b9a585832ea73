import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireViewer } from '../auth/authenticate';
import { pusherOf } from '../auth/pusher';
import { repositoryAccess } from '../auth/repositoryAccess';
import { toTimestamp } from '../clock';
import { Context } from '../context';
import { Signature } from '../git/commits';
import { identityOf } from '../git/identity';
import { moveRef, sentencesOf } from '../git/moveRef';
import { Violation } from '../git/pushRules';
import { BRANCHES, NO_SHA } from '../git/refs';
import { TreeEdit } from '../git/treeEdits';
import { TreeEntry } from '../git/trees';
import {
  ApiError,
  conflict,
  notFound,
  unprocessable,
  validationFailed,
} from '../http/ApiError';
import { parseBody } from '../http/parseBody';
import { gitCommit } from '../representations/commits';
import { contentItem } from '../representations/contents';
import { Repository } from '../store/RepositoryStore';

const person = z.object({
  name: z.string().min(1),
  email: z.string().min(1),
  date: z.string().optional(),
});

const changeBody = z.object({
  message: z.string().min(1),
  sha: z.string().optional(),
  branch: z.string().optional(),
  author: person.optional(),
  committer: person.optional(),
});

const writeBody = changeBody.extend({
  content: z
    .string()
    .transform(text => text.replace(/\s/g, ''))
    .pipe(z.base64('content is not valid Base64')),
});

const removeBody = changeBody.extend({ sha: z.string() });

type Change = z.output<typeof changeBody>;

/** Creating, changing and deleting single files: each is a commit. */
export function editContentRoutes(context: Context): Hono<ApiEnv> {
  const { git } = context;
  const app = new Hono<ApiEnv>();

  app.put(
    '/repos/:owner/:repo/contents/:path{.+}',
    repositoryAccess(context, 'push'),
    async c => {
      const body = await parseBody(c, 'Content', writeBody);
      const path = checkPath(c.req.param('path'));
      const repository = c.get('repository');
      const objects = git.of(repository);
      const { branch, head, existing } = await findTarget(
        context,
        repository,
        body,
        path,
      );
      if (existing && !body.sha) {
        throw unprocessable('Invalid request.\n\n"sha" wasn\'t supplied.');
      }
      assertUnchanged(path, existing, body.sha);

      const sha = await objects.writeBlob(Buffer.from(body.content, 'base64'));
      const mode = existing?.mode ?? '100644';
      const commit = await commitChange(context, c, body, branch, head, {
        path,
        mode,
        sha,
      });
      const entry = await objects.findEntry(commit.sha, path);
      return c.json(
        {
          content: entry && contentItem(context, repository, branch, entry),
          commit,
        },
        existing ? 200 : 201,
      );
    },
  );

  app.delete(
    '/repos/:owner/:repo/contents/:path{.+}',
    repositoryAccess(context, 'push'),
    async c => {
      const body = await parseBody(c, 'Content', removeBody);
      const path = checkPath(c.req.param('path'));
      const { branch, head, existing } = await findTarget(
        context,
        c.get('repository'),
        body,
        path,
      );
      if (!existing) {
        throw notFound();
      }
      assertUnchanged(path, existing, body.sha);
      const edit = { path, sha: null };
      const commit = await commitChange(context, c, body, branch, head, edit);
      return c.json({ content: null, commit });
    },
  );

  return app;
}

/** The branch to change, its tip, and what is at the path now. */
async function findTarget(
  { git }: Context,
  repository: Repository,
  body: Change,
  path: string,
): Promise<{ branch: string; head?: string; existing?: TreeEntry }> {
  const objects = git.of(repository);
  const branch = body.branch ?? repository.defaultBranch;
  const head = (await objects.findRef(`${BRANCHES}${branch}`))?.sha;
  if (!head) {
    if (!(await objects.isEmpty())) {
      throw new ApiError(404, `Branch ${branch} not found`);
    }
    return { branch };
  }
  const existing = await objects.findEntry(head, path);
  if (existing?.type === 'tree') {
    throw unprocessable(`${path} is a directory`);
  }
  return { branch, head, existing };
}

function assertUnchanged(
  path: string,
  existing: TreeEntry | undefined,
  sha: string | undefined,
): void {
  if (sha && sha !== existing?.sha) {
    throw conflict(`${path} does not match ${sha}`);
  }
}

async function commitChange(
  context: Context,
  c: HonoContext,
  body: Change,
  branch: string,
  head: string | undefined,
  edit: TreeEdit,
) {
  const repository: Repository = c.get('repository');
  const objects = context.git.of(repository);
  const now = toTimestamp(context.clock());
  const self = identityOf(requireViewer(c).user, now);
  const committer = toSignature(body.committer, now) ?? self;
  const author = toSignature(body.author, now) ?? committer;

  const sha = await objects.writeCommit({
    treeSha: await objects.editTree(head, [edit]),
    parents: head ? [head] : [],
    author,
    committer,
    message: body.message,
  });
  await moveRef(
    context,
    repository,
    pusherOf(c),
    { name: `${BRANCHES}${branch}`, before: head ?? NO_SHA, after: sha },
    refuseChange,
  );
  const commit = await objects.readCommit(sha);
  if (!commit) {
    throw new Error(`Commit ${sha} vanished while it was being written`);
  }
  return gitCommit(context, repository, commit);
}

function refuseChange(violation: Violation): ApiError {
  return /`workflow` scope/.test(violation.reason)
    ? notFound()
    : conflict(`Could not update file: ${sentencesOf(violation)}`);
}

function toSignature(
  given: z.output<typeof person> | undefined,
  now: string,
): Signature | undefined {
  return given && { ...given, date: given.date ?? now };
}

function checkPath(path: string): string {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  const isMalformed = trimmed
    .split('/')
    .some(part => ['', '.', '..'].includes(part) || /^\.git$/i.test(part));
  if (isMalformed) {
    throw validationFailed({
      resource: 'Content',
      field: 'path',
      code: 'invalid',
      message: 'path contains a malformed path component',
    });
  }
  return trimmed;
}
