import { Context } from '../context';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';

/** Removes a repository for good, whoever's way of asking led here. */
export async function deleteRepository(
  { store, git, events }: Pick<Context, 'store' | 'git' | 'events'>,
  repository: Repository,
  sender: User,
): Promise<void> {
  // Listeners look hooks up by the repository, so they are told before.
  events.publish({ type: 'repository.deleted', repository, sender });
  await store.repositories.delete(repository.id);
  await git.delete(repository);
}
