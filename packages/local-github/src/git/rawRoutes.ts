import { Hono } from 'hono';
import { Context } from '../context';
import { GitRepository } from './GitRepository';
import { readableRepository } from './readableRepository';
import { TreeEntry } from './trees';

/** What a browser may show as more than text; the sandbox keeps it harmless. */
const IMAGE_TYPES: Record<string, string> = {
  gif: 'image/gif',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** Single files as they are, at `/raw/owner/name/ref/path`. */
export function rawRoutes(context: Context): Hono {
  const app = new Hono();

  app.get('/:owner/:repo/:location{.+}', async c => {
    const repository = await readableRepository(context, c);
    const objects = repository && context.git.of(repository);
    const found = objects && (await findFile(objects, c.req.param('location')));
    const blob = found && (await objects.readObject(found.sha));
    if (!found || !blob) {
      return c.text('404: Not Found', 404);
    }

    const etag = `"${blob.sha}"`;
    const headers = {
      'Content-Type': contentType(found.path, blob.content),
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
      ETag: etag,
    };
    return c.req.header('If-None-Match')?.includes(etag)
      ? c.body(null, 304, headers)
      : c.body(new Uint8Array(blob.content), 200, headers);
  });

  return app;
}

/** A ref may hold slashes: the shortest start that is one, and has the file, wins. */
async function findFile(
  objects: GitRepository,
  location: string,
): Promise<TreeEntry | undefined> {
  const segments = location.split('/');
  for (let length = 1; length < segments.length; length++) {
    const ref = segments.slice(0, length).join('/');
    const commit = await objects.resolveCommit(ref);
    const entry =
      commit &&
      (await objects.findEntry(commit, segments.slice(length).join('/')));
    if (entry && entry.type === 'blob') {
      return entry;
    }
  }
  return undefined;
}

function contentType(path: string, content: Buffer): string {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const image = IMAGE_TYPES[extension];
  if (image) {
    return image;
  }
  // Git's own rule of thumb: a NUL early on means binary.
  return content.subarray(0, 8000).includes(0)
    ? 'application/octet-stream'
    : 'text/plain; charset=utf-8';
}
