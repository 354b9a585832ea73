import { Context } from '../context';
import { possibleAssignees } from '../issues/possibleAssignees';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { Team } from '../store/TeamStore';

/** Whom one can ask: everybody with access of their own but the author. */
export async function possibleReviewers(
  context: Pick<Context, 'store'>,
  repository: Repository,
  { authorId }: PullRequest,
): Promise<{ users: User[]; teams: Team[] }> {
  const { owner } = repository;
  const [users, teams] = await Promise.all([
    possibleAssignees(context, repository),
    owner.type === 'Organization' ? context.store.teams.list(owner.id) : [],
  ]);
  return { users: users.filter(({ id }) => id !== authorId), teams };
}
