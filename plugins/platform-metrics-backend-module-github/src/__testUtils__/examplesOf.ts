import definitions from '@octokit/webhooks-examples';
import type {
  WebhookEventMap,
  WebhookEventName,
} from '@octokit/webhooks-types';

/** GitHub's own examples of what it sends for an event. */
export function examplesOf<E extends WebhookEventName>(
  event: E,
): Array<WebhookEventMap[E]> {
  const found = definitions.find(({ name }) => name === event);
  return (found?.examples ?? []) as Array<WebhookEventMap[E]>;
}
