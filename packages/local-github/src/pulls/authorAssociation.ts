import { Context } from '../context';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';

export type AuthorAssociation = 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'NONE';

/** How somebody who writes in a repository stands to it. */
export async function authorAssociation(
  { store }: Pick<Context, 'store'>,
  { id, owner }: Repository,
  user: User,
): Promise<AuthorAssociation> {
  if (owner.id === user.id) {
    return 'OWNER';
  }
  if (await store.memberships.find(owner.id, user.id)) {
    return 'MEMBER';
  }
  const granted = await store.collaborators.permissionsOf(id, user.id);
  return granted.length > 0 ? 'COLLABORATOR' : 'NONE';
}
