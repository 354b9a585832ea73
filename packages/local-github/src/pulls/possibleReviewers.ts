import { Context } from '../context';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { Team } from '../store/TeamStore';

/** Whom one can ask: everybody with access of their own but the author. */
export async function possibleReviewers(
  { store }: Pick<Context, 'store'>,
  { id, owner }: Repository,
  { authorId }: PullRequest,
): Promise<{ users: User[]; teams: Team[] }> {
  const [collaborators, members, teams] = await Promise.all([
    store.collaborators.list(id),
    owner.type === 'Organization'
      ? store.memberships.listMembers(owner.id)
      : [owner],
    owner.type === 'Organization' ? store.teams.list(owner.id) : [],
  ]);
  const users = new Map<number, User>(
    [...members, ...collaborators].map(user => [user.id, user]),
  );
  users.delete(authorId);
  return {
    users: [...users.values()].sort((a, b) => a.login.localeCompare(b.login)),
    teams,
  };
}
