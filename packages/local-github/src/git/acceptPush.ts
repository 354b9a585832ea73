import { BaseContext } from '../context';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { RefUpdate } from './pushRequest';
import { recordPush } from './recordPush';
import { NO_SHA } from './refs';

/**
 * Moves refs and sees to what follows. That refs may be about to move is on
 * record before they do: where the process ends in between, `resumePushes`
 * makes up for what is missing.
 *
 * `move` answers which of the updates came about.
 */
export async function acceptPush(
  context: Pick<BaseContext, 'store' | 'git' | 'events'>,
  repository: Repository,
  sender: User,
  updates: RefUpdate[],
  move: () => Promise<RefUpdate[]>,
): Promise<void> {
  const { pushes } = context.store;
  const pushId = await pushes.begin({
    repositoryId: repository.id,
    senderId: sender.id,
    updates,
  });
  const moved = await move().catch(async error => {
    await pushes.finish(pushId);
    throw error;
  });
  await recordPush(context, repository, sender, moved, pushId);
  await pushes.finish(pushId);
}

/** Tells of the pushes that the last process accepted and told nobody of. */
export async function resumePushes(context: BaseContext): Promise<void> {
  const { store, git, log } = context;
  for (const push of await store.pushes.list()) {
    const repository = await store.repositories.findById(push.repositoryId);
    const sender = await store.accounts.findUserById(push.senderId);
    if (repository && sender) {
      const objects = git.of(repository);
      const moved: RefUpdate[] = [];
      for (const update of push.updates) {
        const present = (await objects.findRef(update.name))?.sha ?? NO_SHA;
        if (present === update.after) {
          moved.push(update);
        }
      }
      await recordPush(context, repository, sender, moved, push.id).catch(
        error => log(`Push ${push.id} could not be resumed: ${error.stack}`),
      );
    }
    await store.pushes.finish(push.id);
  }
}
