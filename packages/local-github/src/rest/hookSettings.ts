import { z } from 'zod';
import { validationFailed } from '../http/ApiError';
import { Hook, HookSettings } from '../store/HookStore';

const event = z
  .string()
  .regex(/^(\*|[a-z_]+)$/, 'expected the name of an event, or *');

const config = z.object({
  url: z.url({ protocol: /^https?$/ }),
  content_type: z.enum(['json', 'form']).default('form'),
  secret: z.string().optional(),
  insecure_ssl: z
    .union([z.string(), z.number()])
    .transform(value => String(value) === '1')
    .default(false),
});

export const newHook = z.object({
  name: z.literal('web').optional(),
  config,
  events: z.array(event).min(1).default(['push']),
  active: z.boolean().default(true),
});

export const hookChanges = z.object({
  config: config.optional(),
  events: z.array(event).min(1).optional(),
  add_events: z.array(event).default([]),
  remove_events: z.array(event).default([]),
  active: z.boolean().optional(),
});

/** A config is given as a whole: one without a secret removes the secret. */
function configured(given: z.output<typeof config>) {
  return {
    url: given.url,
    contentType: given.content_type,
    secret: given.secret ?? null,
    insecureSsl: given.insecure_ssl,
  };
}

export function settingsOfNew(given: z.output<typeof newHook>): HookSettings {
  return {
    ...configured(given.config),
    events: given.events,
    isActive: given.active,
  };
}

export function settingsOfChanges(
  hook: Hook,
  given: z.output<typeof hookChanges>,
): Partial<HookSettings> {
  const events = new Set([
    ...(given.events ?? hook.events),
    ...given.add_events,
  ]);
  for (const removed of given.remove_events) {
    events.delete(removed);
  }
  return {
    ...(given.config && configured(given.config)),
    ...(given.active !== undefined && { isActive: given.active }),
    events: [...events],
  };
}

/** GitHub takes no second hook that does the same as another one. */
export function refuseDuplicate(
  existing: Hook[],
  { url, contentType }: HookSettings,
  kind: 'repository' | 'organization',
): void {
  if (
    existing.some(hook => hook.url === url && hook.contentType === contentType)
  ) {
    throw validationFailed({
      resource: 'Hook',
      code: 'custom',
      message: `Hook already exists on this ${kind}`,
    });
  }
}
