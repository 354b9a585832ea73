import { createMiddleware } from 'hono/factory';
import { Context } from '../context';
import { forbidden } from '../http/ApiError';
import { JobAccess } from '../store/TokenStore';
import { ApiEnv } from './authenticate';

/** Of a repository's addresses, which of these permissions opens them to a job. */
const NEEDED: Array<[RegExp, string[]]> = [
  [/^(actions|environments\/[^/]+)\/(secrets|variables)\b/, []],
  [/^branches\/[^/]+\/protection\b/, []],
  [/^(commits\/.+\/)?check-(runs|suites)\b/, ['checks']],
  [/^(commits\/.+\/status(es)?|statuses)\b/, ['statuses']],
  [/^(actions|environments)\b/, ['actions']],
  [/^deployments\b/, ['deployments']],
  [/^pulls\/\d+\/merge$/, ['contents']],
  [/^pulls\b/, ['pull-requests']],
  [/^(issues|labels)\b/, ['issues', 'pull-requests']],
  [
    /^(branches|commits|compare|contents|git|merges|readme|releases|tags|tarball|zipball)\b/,
    ['contents'],
  ],
];

/**
 * Holds the requests of a job's own token to the job's permissions. GitHub
 * lets it read what is public, and nothing that belongs to a user.
 */
export function limitJobTokens({ store }: Pick<Context, 'store'>) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const job = c.get('viewer')?.token.job;
    if (!job) {
      return next();
    }
    const isRead = ['GET', 'HEAD'].includes(c.req.method);
    const path = c.req.path.replace(/^(\/api\/v3)?\//, '');
    const [top, owner, name, ...rest] = path.split('/');
    if (top === 'repositories') {
      // Comes round again under the repository's name.
      return next();
    }
    if (top !== 'repos') {
      if (!isRead || top === 'user') {
        throw notAccessible();
      }
      return next();
    }
    const repository =
      (await store.repositories.find(owner, name)) ??
      (await store.repositories.findRenamed(owner, name));
    const isOpen =
      repository?.id === job.repositoryId
        ? allows(job, rest.join('/'), isRead, repository.isPrivate)
        : isRead;
    if (!isOpen) {
      throw notAccessible();
    }
    return next();
  });
}

function allows(
  { permissions }: JobAccess,
  path: string,
  isRead: boolean,
  isPrivate: boolean,
): boolean {
  const [, needed = undefined] =
    NEEDED.find(([pattern]) => pattern.test(path)) ?? [];
  if (!needed || needed.length === 0) {
    // The rest is metadata: every token reads it, and none changes it.
    return isRead && !needed;
  }
  const granted = needed.map(permission => permissions[permission]);
  return isRead
    ? !isPrivate || granted.some(Boolean)
    : granted.includes('write');
}

function notAccessible() {
  return forbidden('Resource not accessible by integration');
}
