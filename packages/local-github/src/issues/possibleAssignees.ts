import { Context } from '../context';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';

/** Everybody with access of their own to a repository, by login. */
export async function possibleAssignees(
  { store }: Pick<Context, 'store'>,
  { id, owner }: Repository,
): Promise<User[]> {
  const [collaborators, members] = await Promise.all([
    store.collaborators.list(id),
    owner.type === 'Organization'
      ? store.memberships.listMembers(owner.id)
      : [owner],
  ]);
  const users = new Map<number, User>(
    [...members, ...collaborators].map(user => [user.id, user]),
  );
  return [...users.values()].sort((a, b) => a.login.localeCompare(b.login));
}
