import { createHash } from 'node:crypto';
import { createMiddleware } from 'hono/factory';

/**
 * `ETag` on what is read, and 304 for who has it already: by `If-None-Match`,
 * or else by `If-Modified-Since` where the answer knows when it last changed.
 */
export function conditionalRequests() {
  return createMiddleware(async (c, next) => {
    await next();
    if (c.req.method !== 'GET' || c.res.status !== 200) {
      return;
    }
    const body = await c.res.clone().arrayBuffer();
    const digest = createHash('sha256').update(Buffer.from(body)).digest('hex');
    const etag = `W/"${digest}"`;
    c.header('ETag', etag);
    c.header('Cache-Control', 'private, max-age=0, must-revalidate');
    c.header('Vary', 'Accept, Authorization');

    const ifNoneMatch = c.req.header('If-None-Match');
    const ifModifiedSince = c.req.header('If-Modified-Since');
    const lastModified = c.res.headers.get('Last-Modified');
    const isUnchanged =
      ifNoneMatch !== undefined
        ? ifNoneMatch
            .split(/\s*,\s*/)
            .some(each => each === '*' || weak(each) === digest)
        : ifModifiedSince !== undefined &&
          lastModified !== null &&
          Date.parse(lastModified) <= Date.parse(ifModifiedSince);
    if (isUnchanged) {
      c.res = new Response(null, { status: 304, headers: c.res.headers });
    }
  });
}

/** Whether sent as weak or strong, the tag between the quotes is compared. */
function weak(etag: string): string {
  return etag.replace(/^W\//, '').replaceAll('"', '');
}
