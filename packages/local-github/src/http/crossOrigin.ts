import { cors } from 'hono/cors';

/** CORS as GitHub's API has it: any origin may call, with a token of its own. */
export function crossOrigin() {
  return cors({
    origin: '*',
    allowMethods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    allowHeaders: [
      'Accept',
      'Authorization',
      'Content-Type',
      'If-Match',
      'If-Modified-Since',
      'If-None-Match',
      'If-Unmodified-Since',
      'User-Agent',
      'X-GitHub-Api-Version',
      'X-GitHub-OTP',
      'X-Requested-With',
    ],
    exposeHeaders: [
      'ETag',
      'Link',
      'Location',
      'Retry-After',
      'X-Accepted-OAuth-Scopes',
      'X-GitHub-Media-Type',
      'X-GitHub-Request-Id',
      'X-OAuth-Scopes',
      'X-RateLimit-Limit',
      'X-RateLimit-Remaining',
      'X-RateLimit-Reset',
      'X-RateLimit-Resource',
      'X-RateLimit-Used',
    ],
    maxAge: 86400,
  });
}
