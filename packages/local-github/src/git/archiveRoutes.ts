import { Context as HonoContext, Hono } from 'hono';
import { Context } from '../context';
import { archive, ArchiveFormat } from './archive';
import { readableRepository } from './readableRepository';

const CONTENT_TYPE: Record<ArchiveFormat, string> = {
  'tar.gz': 'application/x-gzip',
  zip: 'application/zip',
};

/** Downloads of a whole commit: for the API's redirects, and for pages. */
export function archiveRoutes(context: Context): Hono {
  const app = new Hono();

  app.get('/_codeload/:owner/:repo/:format/:ref{.+}', async c => {
    const format = /^legacy\.(tar\.gz|zip)$/.exec(c.req.param('format'));
    return answerArchive(
      context,
      c,
      format?.[1] as ArchiveFormat | undefined,
      c.req.param('ref'),
      (owner, name, _, commit) => `${owner}-${name}-${commit.slice(0, 7)}`,
    );
  });

  app.get('/:owner/:repo/archive/:file{.+\\.(tar\\.gz|zip)}', async c => {
    const [, ref, format] =
      /^(.+)\.(tar\.gz|zip)$/.exec(c.req.param('file')) ?? [];
    return answerArchive(
      context,
      c,
      format as ArchiveFormat,
      ref,
      (_, name, asked) =>
        `${name}-${asked.replace(/^refs\/(heads|tags)\//, '').replaceAll('/', '-')}`,
    );
  });

  return app;
}

async function answerArchive(
  context: Context,
  c: HonoContext,
  format: ArchiveFormat | undefined,
  ref: string,
  folderName: (
    owner: string,
    name: string,
    ref: string,
    commit: string,
  ) => string,
): Promise<Response> {
  const repository = await readableRepository(context, c);
  const objects = repository && context.git.of(repository);
  const commit = await objects?.resolveCommit(ref);
  if (!format || !repository || !objects || !commit) {
    return c.text('404: Not Found', 404);
  }
  const { owner, name } = repository;
  const folder = folderName(owner.login, name, ref, commit);
  return c.body(archive(objects, format, commit, folder), 200, {
    'Content-Type': CONTENT_TYPE[format],
    'Content-Disposition': `attachment; filename=${folder}.${format}`,
    ETag: `W/"${commit}"`,
  });
}
