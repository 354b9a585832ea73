import { Context as HonoContext } from 'hono';
import { Context } from '../context';
import { unprocessable } from '../http/ApiError';
import { Repository } from '../store/RepositoryStore';

/** The commit that a request names by `:ref`: a sha, a branch or a tag. */
export async function requestedCommit(
  { git }: Pick<Context, 'git'>,
  c: HonoContext,
): Promise<string> {
  const repository: Repository = c.get('repository');
  const ref = c.req.param('ref') ?? '';
  const sha = await git.of(repository).resolveCommit(ref);
  if (!sha) {
    throw unprocessable(`No commit found for SHA: ${ref}`);
  }
  return sha;
}
