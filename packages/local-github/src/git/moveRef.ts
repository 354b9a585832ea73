import { Context } from '../context';
import { ApiError, conflict, notFound } from '../http/ApiError';
import { Repository } from '../store/RepositoryStore';
import { acceptPush } from './acceptPush';
import { judgeUpdates } from './judgePush';
import { RefUpdate } from './pushRequest';
import { Pusher, Violation } from './pushRules';

/** Moves a ref on behalf of an API call, under the rules that bind a push. */
export async function moveRef(
  context: Context,
  repository: Repository,
  pusher: Pusher,
  update: RefUpdate,
  refusal: (violation: Violation) => ApiError = refuseRef,
): Promise<void> {
  const objects = context.git.of(repository);
  const [violation] = await judgeUpdates(context, objects, repository, pusher, [
    update,
  ]);
  if (violation) {
    throw refusal(violation);
  }
  await acceptPush(context, repository, pusher.user, [update], async () => {
    if (!(await objects.updateRef(update))) {
      throw conflict(`${update.name} moved in the meantime.`);
    }
    return [update];
  });
}

/** What a refused push says, without what only a git client shows. */
export function sentencesOf({ reason, details }: Violation): string {
  return details.length > 0
    ? details.map(line => line.replace(/^error: (GH006: )?/, '')).join(' ')
    : reason;
}

function refuseRef(violation: Violation): ApiError {
  // GitHub hides from a token what only another scope would allow.
  return /`workflow` scope/.test(violation.reason)
    ? notFound()
    : new ApiError(422, sentencesOf(violation));
}
