import { Context as HonoContext } from 'hono';
import { every } from 'hono/combine';
import { createMiddleware } from 'hono/factory';
import {
  OrganizationEnv,
  organizationAccess,
} from '../auth/organizationAccess';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { organizationHook, repositoryHook } from '../representations/hooks';
import { User } from '../store/AccountStore';
import { Hook, HookOwner } from '../store/HookStore';
import { organizationPing, repositoryPing } from '../webhooks/pings';
import { WebhookMessage } from '../webhooks/WebhookMessage';

/** What differs between the hooks of a repository and those of an organization. */
interface OwnerOfHooks {
  kind: 'repository' | 'organization';
  owner: HookOwner;
  represent(hook: Hook): Promise<{ url: string }>;
  ping(hook: Hook, sender: User): WebhookMessage;
}

export interface HookEnv extends RepositoryEnv, OrganizationEnv {
  Variables: RepositoryEnv['Variables'] &
    OrganizationEnv['Variables'] & { hookOwner: OwnerOfHooks };
}

/** Where hooks are served; only administrators see that there are any. */
export function hookOwners(context: Context) {
  const ofRepository = createMiddleware<HookEnv>(async (c, next) => {
    const repository = c.get('repository');
    c.set('hookOwner', {
      kind: 'repository',
      owner: { repositoryId: repository.id },
      represent: async hook => {
        const [last] = await context.store.deliveries.list(hook.id, {
          limit: 1,
          offset: 0,
        });
        return repositoryHook(context, repository, hook, last);
      },
      ping: (hook, sender) => repositoryPing(context, repository, hook, sender),
    });
    return next();
  });
  const ofOrganization = createMiddleware<HookEnv>(async (c, next) => {
    const organization = c.get('organization');
    c.set('hookOwner', {
      kind: 'organization',
      owner: { organizationId: organization.id },
      represent: async hook => organizationHook(context, organization, hook),
      ping: (hook, sender) =>
        organizationPing(context, organization, hook, sender),
    });
    return next();
  });

  return [
    {
      path: '/repos/:owner/:repo/hooks',
      access: every(repositoryAccess(context, 'admin'), ofRepository),
    },
    {
      path: '/orgs/:org/hooks',
      access: every(
        organizationAccess(context, 'admin', ['admin:org_hook']),
        ofOrganization,
      ),
    },
  ];
}

/** The hook that a request names, among those of its owner. */
export async function requestedHook(
  { store }: Context,
  c: HonoContext<HookEnv>,
): Promise<Hook> {
  const { owner } = c.get('hookOwner');
  const hook = await store.hooks.find(owner, Number(c.req.param('hook')));
  if (!hook) {
    throw notFound();
  }
  return hook;
}
