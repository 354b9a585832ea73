import { Context as HonoContext } from 'hono';
import { findViewer } from '../auth/authenticate';
import { readCredentials } from '../auth/credentials';
import { permissionOf, viewerPermission } from '../auth/permissions';
import { Context } from '../context';
import { signedInUser } from '../oauth/browserSession';
import { Repository } from '../store/RepositoryStore';

/**
 * The repository that a download names by `:owner/:repo`, if whoever asks may
 * read it: by the token they send, or by being signed in to the pages. Former
 * names count.
 */
export async function readableRepository(
  context: Context,
  c: HonoContext,
): Promise<Repository | undefined> {
  const { repositories } = context.store;
  const owner = c.req.param('owner') ?? '';
  const name = c.req.param('repo') ?? '';
  const repository =
    (await repositories.find(owner, name)) ??
    (await repositories.findRenamed(owner, name));
  if (!repository) {
    return undefined;
  }
  const header = c.req.header('Authorization');
  if (header === undefined) {
    const user = await signedInUser(context, c);
    return (await permissionOf(context, repository, user?.id)) && repository;
  }
  const credentials = readCredentials(header);
  const viewer = credentials && (await findViewer(context, credentials.token));
  return (await viewerPermission(context, repository, viewer)) && repository;
}
