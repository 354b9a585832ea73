import { Context as HonoContext } from 'hono';
import { Context } from '../context';
import { GitRepository } from '../git/GitRepository';
import { conflict, unprocessable } from '../http/ApiError';
import { Repository } from '../store/RepositoryStore';

/** The repository that is asked about, where it has any commit. */
export async function requireHistory(
  { git }: Pick<Context, 'git'>,
  c: HonoContext,
): Promise<{ repository: Repository; objects: GitRepository }> {
  const repository: Repository = c.get('repository');
  const objects = git.of(repository);
  if (await objects.isEmpty()) {
    throw conflict('Git Repository is empty.');
  }
  return { repository, objects };
}

/** The commit that is asked about, by whatever names it. */
export async function requireCommit(
  context: Pick<Context, 'git'>,
  c: HonoContext,
): Promise<{ repository: Repository; objects: GitRepository; sha: string }> {
  const { repository, objects } = await requireHistory(context, c);
  const ref = c.req.param('ref') ?? '';
  const sha = await objects.resolveCommit(ref);
  if (!sha) {
    throw unprocessable(`No commit found for SHA: ${ref}`);
  }
  return { repository, objects, sha };
}
