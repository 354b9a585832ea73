import { Context as HonoContext, Hono } from 'hono';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { GitRepository } from '../git/GitRepository';
import { TreeEntry } from '../git/trees';
import { ApiError, notFound } from '../http/ApiError';
import {
  base64Lines,
  contentItem,
  contentType,
} from '../representations/contents';
import { Repository } from '../store/RepositoryStore';

/** Above this GitHub leaves the content out of its JSON. */
const MAX_INLINE = 1024 * 1024;

const README = /^readme(\.(md|markdown|txt|rst|adoc))?$/i;

/** Where a request looks: a path of a commit, under the name it was asked by. */
interface Location {
  repository: Repository;
  objects: GitRepository;
  ref: string;
  commit: string;
}

/** Files and directories of a repository, as JSON, raw, or rendered by nobody. */
export function contentRoutes(context: Context): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get(
    '/repos/:owner/:repo/contents/:path{.*}',
    repositoryAccess(context, 'pull'),
    async c => {
      const location = await locate(context, c);
      const path = trimSlashes(c.req.param('path'));
      const entry = await location.objects.findEntry(location.commit, path);
      if (!entry) {
        throw notFound();
      }
      return answerEntry(context, c, location, entry);
    },
  );

  app.get(
    '/repos/:owner/:repo/contents',
    repositoryAccess(context, 'pull'),
    async c => {
      const location = await locate(context, c);
      const root = await location.objects.findEntry(location.commit, '');
      if (!root) {
        throw notFound();
      }
      return answerEntry(context, c, location, root);
    },
  );

  app.get(
    '/repos/:owner/:repo/readme',
    repositoryAccess(context, 'pull'),
    async c => {
      const location = await locate(context, c);
      const root = await location.objects.readTree(location.commit);
      const readme = root.find(
        ({ type, path }) => type === 'blob' && README.test(path),
      );
      if (!readme) {
        throw notFound();
      }
      return answerEntry(context, c, location, readme);
    },
  );

  return app;
}

async function locate(context: Context, c: HonoContext): Promise<Location> {
  const repository: Repository = c.get('repository');
  const objects = context.git.of(repository);
  const asked = c.req.query('ref');
  const ref = asked || repository.defaultBranch;
  const commit = await objects.resolveCommit(ref);
  if (!commit) {
    throw (await objects.isEmpty())
      ? new ApiError(404, 'This repository is empty.')
      : new ApiError(404, `No commit found for the ref ${ref}`);
  }
  return { repository, objects, ref, commit };
}

async function answerEntry(
  context: Context,
  c: HonoContext,
  location: Location,
  entry: TreeEntry,
): Promise<Response> {
  const { objects, commit } = location;
  const [last] = await objects.log(commit, { path: entry.path, limit: 1 });
  if (last) {
    c.header('Last-Modified', new Date(last.committer.date).toUTCString());
  }
  return entry.type === 'tree'
    ? answerDirectory(context, c, location, entry)
    : answerFile(context, c, location, entry);
}

async function answerDirectory(
  context: Context,
  c: HonoContext,
  { repository, objects, ref }: Location,
  directory: TreeEntry,
): Promise<Response> {
  const entries = (await objects.readTree(directory.sha)).map(entry =>
    contentItem(context, repository, ref, {
      ...entry,
      path: directory.path ? `${directory.path}/${entry.path}` : entry.path,
    }),
  );
  if (accepts(c, 'object')) {
    const self = contentItem(context, repository, ref, directory);
    return c.json({ ...self, entries });
  }
  return c.json(entries);
}

async function answerFile(
  context: Context,
  c: HonoContext,
  { repository, objects, ref, commit }: Location,
  entry: TreeEntry,
): Promise<Response> {
  const item = contentItem(context, repository, ref, entry);
  const type = contentType(entry);
  if (type === 'submodule') {
    const submodule_git_url = await submoduleUrl(objects, commit, entry.path);
    return c.json({ ...item, submodule_git_url });
  }
  const blob = await objects.readObject(entry.sha);
  const content = blob?.content ?? Buffer.alloc(0);
  if (type === 'symlink') {
    return c.json({ ...item, target: content.toString('utf8') });
  }
  if (accepts(c, 'raw')) {
    return c.body(new Uint8Array(content), 200, {
      'Content-Type': 'application/vnd.github.raw; charset=utf-8',
    });
  }
  const isInline = content.length <= MAX_INLINE;
  return c.json({
    ...item,
    content: isInline ? base64Lines(content) : '',
    encoding: isInline ? 'base64' : 'none',
  });
}

/** GitHub's media types: `application/vnd.github[.v3].raw[+json]` and the like. */
function accepts(c: HonoContext, format: 'raw' | 'object'): boolean {
  const pattern = new RegExp(`application/vnd\\.github(\\.v3)?\\.${format}\\b`);
  return pattern.test(c.req.header('Accept') ?? '');
}

async function submoduleUrl(
  objects: GitRepository,
  commit: string,
  path: string,
): Promise<string> {
  const entry = await objects.findEntry(commit, '.gitmodules');
  const file = entry && (await objects.readObject(entry.sha));
  const text = file?.content.toString('utf8') ?? '';
  const section = text
    .split(/^\[submodule /m)
    .find(each =>
      new RegExp(`^\\s*path\\s*=\\s*${escape(path)}\\s*$`, 'm').test(each),
    );
  return /^\s*url\s*=\s*(.+?)\s*$/m.exec(section ?? '')?.[1] ?? '';
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
