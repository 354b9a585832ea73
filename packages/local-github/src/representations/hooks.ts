import { components } from '@octokit/openapi-types';
import { Context } from '../context';
import { Organization } from '../store/AccountStore';
import { Delivery } from '../store/DeliveryStore';
import { Hook } from '../store/HookStore';
import { Repository } from '../store/RepositoryStore';
import { HookRequest, payloadOf } from '../webhooks/hookRequest';

type Schemas = components['schemas'];

/** How GitHub shows that there is a secret: never the secret itself. */
const HIDDEN = '********';

function hookFacts(hook: Hook, api: string) {
  return {
    id: hook.id,
    name: 'web',
    active: hook.isActive,
    events: hook.events,
    config: {
      content_type: hook.contentType,
      insecure_ssl: hook.insecureSsl ? '1' : '0',
      url: hook.url,
      ...(hook.secret && { secret: HIDDEN }),
    },
    updated_at: hook.updatedAt,
    created_at: hook.createdAt,
    url: api,
    ping_url: `${api}/pings`,
    deliveries_url: `${api}/deliveries`,
  };
}

export function repositoryHook(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  hook: Hook,
  lastDelivery?: Delivery,
): Schemas['hook'] {
  const api = urls.repositoryApi(repository, `/hooks/${hook.id}`);
  return {
    type: 'Repository',
    ...hookFacts(hook, api),
    test_url: `${api}/test`,
    last_response: {
      code: lastDelivery?.statusCode || null,
      status: lastDelivery ? outcomeOf(lastDelivery) : 'unused',
      message: lastDelivery?.status ?? null,
    },
  };
}

export function organizationHook(
  { urls }: Pick<Context, 'urls'>,
  organization: Organization,
  hook: Hook,
): Schemas['org-hook'] {
  const api = urls.api(`/orgs/${organization.login}/hooks/${hook.id}`);
  return { type: 'Organization', ...hookFacts(hook, api) };
}

export function hookDeliveryItem(
  delivery: Delivery,
): Schemas['hook-delivery-item'] {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.isRedelivery,
    duration: delivery.durationMs / 1000,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: null,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}

/** The generated type makes an object of the answer's text: it is not used here. */
export function hookDelivery(hook: Hook, delivery: Delivery) {
  const request: HookRequest = {
    headers: delivery.requestHeaders,
    body: delivery.requestPayload,
  };
  return {
    ...hookDeliveryItem(delivery),
    url: hook.url,
    request: {
      headers: delivery.requestHeaders,
      payload: payloadOf(request),
    },
    response: {
      headers: delivery.responseHeaders,
      payload: delivery.responsePayload,
    },
  };
}

function outcomeOf({ status, statusCode }: Delivery): string {
  if (status === 'pending') {
    return 'pending';
  }
  return statusCode >= 200 && statusCode < 300 ? 'active' : 'failed';
}
