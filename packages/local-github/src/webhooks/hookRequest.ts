import { sign } from '@octokit/webhooks-methods';
import { Hook } from '../store/HookStore';
import { WebhookMessage } from './WebhookMessage';

export interface HookRequest {
  headers: Record<string, string>;
  /** Exactly the bytes that are signed and sent. */
  body: string;
}

/** The request that hands a payload to a hook, signed with the hook's secret. */
export async function hookRequest(
  hook: Hook,
  {
    guid,
    event,
    payload,
  }: Pick<WebhookMessage, 'event' | 'payload'> & { guid: string },
): Promise<HookRequest> {
  const json = JSON.stringify(payload);
  const isForm = hook.contentType === 'form';
  const body = isForm
    ? new URLSearchParams({ payload: json }).toString()
    : json;
  return {
    body,
    headers: {
      Accept: '*/*',
      'Content-Type': isForm
        ? 'application/x-www-form-urlencoded'
        : 'application/json',
      'User-Agent': 'GitHub-Hookshot/local-github',
      'X-GitHub-Delivery': guid,
      'X-GitHub-Event': event,
      'X-GitHub-Hook-ID': String(hook.id),
      'X-GitHub-Hook-Installation-Target-ID': String(
        hook.repositoryId ?? hook.organizationId,
      ),
      'X-GitHub-Hook-Installation-Target-Type':
        hook.repositoryId === null ? 'organization' : 'repository',
      ...(hook.secret && {
        'X-Hub-Signature': await sign(
          { secret: hook.secret, algorithm: 'sha1' },
          body,
        ),
        'X-Hub-Signature-256': await sign(hook.secret, body),
      }),
    },
  };
}

/** The payload that such a request carries. */
export function payloadOf({
  headers,
  body,
}: HookRequest): WebhookMessage['payload'] {
  const isForm = headers['Content-Type'] !== 'application/json';
  return JSON.parse(
    isForm ? (new URLSearchParams(body).get('payload') ?? '{}') : body,
  );
}
