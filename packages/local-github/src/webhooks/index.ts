import { Context } from '../context';

export interface WebhookDelivery {
  /** Ends deliveries under way, so that the process can. */
  stop(): Promise<void>;
}

/** Delivers what happens to the hooks that asked for it. */
export function startWebhooks(_context: Context): WebhookDelivery {
  return { async stop() {} };
}
