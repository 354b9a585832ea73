import { newToken } from '../../auth/newToken';
import { User } from '../../store/AccountStore';
import { Repository } from '../../store/RepositoryStore';
import { tokenPermissions } from '../workflow/permissions';
import { Permissions, StepsJob } from '../workflow/Workflow';
import { EngineContext } from './EngineContext';
import { FileScope } from './FileScope';

const BOT = 'github-actions[bot]';

/** Whom workflows act as. */
export async function actionsBot({
  store,
}: Pick<EngineContext, 'store'>): Promise<User> {
  const known = await store.accounts.findUser(BOT);
  if (known) {
    return known;
  }
  await store.accounts.create({ type: 'Bot', login: BOT });
  return actionsBot({ store });
}

/** What a job may do by its token: at most what its caller may. */
export function permissionsOf(
  job: Pick<StepsJob, 'permissions'>,
  { body, caller }: FileScope,
): Permissions {
  return tokenPermissions({
    job,
    workflow: body,
    caller: caller && permissionsOf(caller.job, caller.scope),
  });
}

/** A job's own token, for as long as it runs. */
export async function issueJobToken(
  context: Pick<EngineContext, 'store'>,
  repository: Repository,
  permissions: Permissions,
): Promise<{ token: string; revoke(): Promise<void> }> {
  const token = newToken('ghs');
  const bot = await actionsBot(context);
  const { id } = await context.store.tokens.add({
    token,
    kind: 'job',
    userId: bot.id,
    scopes: ['repo'],
    job: { repositoryId: repository.id, permissions },
  });
  return { token, revoke: () => context.store.tokens.remove(id) };
}
