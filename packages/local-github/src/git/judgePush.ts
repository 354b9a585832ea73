import { Context } from '../context';
import { Repository } from '../store/RepositoryStore';
import { GitRepository } from './GitRepository';
import { PushRefusal, PushRequest, RefUpdate } from './pushRequest';
import {
  checkDeletion,
  checkHidden,
  checkProtection,
  checkWorkflowScope,
  protectionOf,
  Pusher,
  Violation,
} from './pushRules';
import { withQuarantine } from './quarantine';

/** Whether a push may happen. Refused refs refuse the whole push. */
export async function judgePush(
  context: Context,
  repository: Repository,
  pusher: Pusher,
  { updates, pack }: PushRequest,
): Promise<PushRefusal | undefined> {
  const protections = await Promise.all(
    updates.map(update => protectionOf(context, repository, update)),
  );
  // Unpacking costs time, and most pushes are judged by their refs alone.
  const mustSeeObjects =
    !pusher.scopes.includes('workflow') || protections.some(Boolean);
  const violations = await withQuarantine(
    context.git.of(repository),
    mustSeeObjects ? pack : Buffer.alloc(0),
    objects => judgeUpdates(context, objects, repository, pusher, updates),
  );
  return violations.length > 0 ? toRefusal(violations) : undefined;
}

/** The same rules for refs that the REST and GraphQL APIs move. */
export async function judgeUpdates(
  context: Pick<Context, 'store' | 'git'>,
  objects: GitRepository,
  repository: Repository,
  pusher: Pusher,
  updates: RefUpdate[],
): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const update of updates) {
    const protection = await protectionOf(context, repository, update);
    const violation =
      checkHidden(update) ??
      checkDeletion(repository, update) ??
      (await checkWorkflowScope(objects, pusher, update)) ??
      (protection &&
        (await checkProtection(
          context,
          objects,
          repository,
          protection,
          pusher,
          update,
        )));
    if (violation) {
      violations.push(violation);
    }
  }
  return violations;
}

function toRefusal(violations: Violation[]): PushRefusal {
  return {
    reasons: new Map(violations.map(({ ref, reason }) => [ref, reason])),
    explanation: violations.flatMap(({ details }) => details),
  };
}
