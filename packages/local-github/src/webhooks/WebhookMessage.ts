/** One event in GitHub's words, ready to be signed for each hook that wants it. */
export interface WebhookMessage {
  /** As in `X-GitHub-Event`. */
  event: string;
  repositoryId?: number;
  organizationId?: number;
  payload: { action?: string; [field: string]: unknown };
}
