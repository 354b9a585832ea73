import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Context as HonoContext, Hono } from 'hono';
import { findViewer, Viewer } from '../auth/authenticate';
import { readCredentials } from '../auth/credentials';
import {
  includes,
  repositoryScopes,
  viewerPermission,
} from '../auth/permissions';
import { grantsOneOf } from '../auth/scopes';
import { Context } from '../context';
import { Permission, Repository } from '../store/RepositoryStore';
import { acceptPush } from './acceptPush';
import { judgePush } from './judgePush';
import { parsePushRequest, refusePush } from './pushRequest';
import { NO_SHA } from './refs';
import {
  advertiseRefs,
  GitService,
  isGitService,
  receivePack,
  uploadPack,
} from './smartHttp';

const inflate = promisify(gunzip);

interface GitAccess {
  repository: Repository;
  permission: Permission;
  viewer?: Viewer;
}

/** Clone, fetch and push over smart HTTP, at `/owner/name` and `/owner/name.git`. */
export function gitRoutes(context: Context): Hono {
  const app = new Hono();

  app.get('/:owner/:repo/info/refs', async c => {
    const service = c.req.query('service');
    if (!isGitService(service)) {
      return c.text('Please upgrade your git client.\n', 403);
    }
    const access = await authorize(context, c, service);
    if (access instanceof Response) {
      return access;
    }
    const refs = await advertiseRefs(
      context.git.of(access.repository),
      service,
      c.req.header('Git-Protocol'),
    );
    return answer(c, `application/x-${service}-advertisement`, refs);
  });

  app.post('/:owner/:repo/git-upload-pack', async c => {
    const access = await authorize(context, c, 'git-upload-pack');
    if (access instanceof Response) {
      return access;
    }
    const pack = uploadPack(
      context.git.of(access.repository),
      await readBody(c),
      c.req.header('Git-Protocol'),
    );
    return answer(c, 'application/x-git-upload-pack-result', pack);
  });

  app.post('/:owner/:repo/git-receive-pack', async c => {
    const access = await authorize(context, c, 'git-receive-pack');
    if (access instanceof Response) {
      return access;
    }
    const report = await receive(context, access, await readBody(c));
    return answer(c, 'application/x-git-receive-pack-result', report);
  });

  return app;
}

async function receive(
  context: Context,
  { repository, permission, viewer }: GitAccess,
  body: Buffer,
): Promise<Buffer> {
  const objects = context.git.of(repository);
  const request = parsePushRequest(body);
  if (!viewer || request.updates.length === 0) {
    // Git probes with an empty request before it sends a large one.
    return receivePack(objects, body);
  }
  const pusher = { user: viewer.user, permission, scopes: viewer.token.scopes };
  const refusal = await judgePush(context, repository, pusher, request);
  if (refusal) {
    return refusePush(request, refusal);
  }

  const moving = request.updates.filter(
    ({ before, after }) => before !== after,
  );
  let report = Buffer.alloc(0);
  await acceptPush(context, repository, viewer.user, moving, async () => {
    report = await receivePack(objects, body);
    const refs = await objects.listRefs('refs/');
    const current = new Map(refs.map(({ name, sha }) => [name, sha]));
    return moving.filter(
      ({ name, after }) => (current.get(name) ?? NO_SHA) === after,
    );
  });
  return report;
}

/** Lets pass who may do this, and answers everybody else as GitHub does. */
async function authorize(
  context: Context,
  c: HonoContext,
  service: GitService,
): Promise<GitAccess | Response> {
  const { store, urls } = context;
  const header = c.req.header('Authorization');
  const credentials = header ? readCredentials(header) : undefined;
  const viewer = credentials && (await findViewer(context, credentials.token));
  if (header && !viewer) {
    return unauthorized('Invalid username or token.');
  }

  const owner = c.req.param('owner') ?? '';
  const name = c.req.param('repo')?.replace(/\.git$/, '') ?? '';
  const repository = await store.repositories.find(owner, name);
  const target =
    repository ?? (await store.repositories.findRenamed(owner, name));
  const permission =
    target && (await viewerPermission(context, target, viewer));
  if (!target || !permission) {
    return viewer
      ? c.text('Repository not found.\n', 404)
      : unauthorized('Authentication is needed to see this repository.');
  }
  if (!repository) {
    const { pathname, search } = new URL(c.req.url);
    const rest = pathname.split('/').slice(3).join('/');
    return c.redirect(`${urls.clone(target)}/${rest}${search}`, 301);
  }

  if (service === 'git-receive-pack') {
    if (!viewer) {
      return unauthorized('Authentication is needed to push.');
    }
    const mayPush =
      includes(permission, 'push') &&
      grantsOneOf(viewer.token.scopes, repositoryScopes(repository));
    if (!mayPush) {
      return c.text(
        `Permission to ${repository.owner.login}/${repository.name}.git denied to ${viewer.user.login}.\n`,
        403,
      );
    }
    if (repository.isArchived) {
      return c.text('This repository was archived so it is read-only.\n', 403);
    }
  }
  return { repository, permission, viewer };
}

function unauthorized(message: string): Response {
  return new Response(`${message}\n`, {
    status: 401,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'WWW-Authenticate': 'Basic realm="GitHub"',
    },
  });
}

async function readBody(c: HonoContext): Promise<Buffer> {
  const body = Buffer.from(await c.req.arrayBuffer());
  return c.req.header('Content-Encoding') === 'gzip' ? inflate(body) : body;
}

function answer(
  c: HonoContext,
  contentType: string,
  body: Buffer | ReadableStream,
): Response {
  return c.body(body instanceof Buffer ? new Uint8Array(body) : body, 200, {
    'Content-Type': contentType,
    'Cache-Control': 'no-cache, max-age=0, must-revalidate',
  });
}
