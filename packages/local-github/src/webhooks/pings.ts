import { Context } from '../context';
import { organizationHook, repositoryHook } from '../representations/hooks';
import { Organization, User } from '../store/AccountStore';
import { Hook } from '../store/HookStore';
import { Repository } from '../store/RepositoryStore';
import {
  repositorySubjects,
  subjectAccount,
  subjectOrganization,
} from './subjects';
import { WebhookMessage } from './WebhookMessage';

const ZEN = 'Keep it logically awesome.';

/** What a new hook is sent first. */
export function repositoryPing(
  context: Pick<Context, 'urls'>,
  repository: Repository,
  hook: Hook,
  sender: User,
): WebhookMessage {
  return {
    event: 'ping',
    repositoryId: repository.id,
    payload: {
      zen: ZEN,
      hook_id: hook.id,
      hook: repositoryHook(context, repository, hook),
      ...repositorySubjects(context, repository, sender),
    },
  };
}

export function organizationPing(
  context: Pick<Context, 'urls'>,
  organization: Organization,
  hook: Hook,
  sender: User,
): WebhookMessage {
  return {
    event: 'ping',
    organizationId: organization.id,
    payload: {
      zen: ZEN,
      hook_id: hook.id,
      hook: organizationHook(context, organization, hook),
      organization: subjectOrganization(context, organization),
      sender: subjectAccount(context, sender),
    },
  };
}
