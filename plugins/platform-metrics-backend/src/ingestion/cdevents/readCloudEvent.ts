import { stringifyError, toError } from '@backstage/errors';
import { CloudEvent, ValidationError } from 'cloudevents';
import { rejected, type ItemOutcome } from '../ItemOutcome';
import { cdEvent, eventOf, type CdEvent } from './CdEvent';

/** An event that is supported, or what became of it instead. */
export type ReadEvent =
  | { status: 'read'; name: string; event: CdEvent }
  | Exclude<ItemOutcome, { status: 'accepted' }>;

/** Understood, and in no metric. */
const IGNORED = ['service.published', 'service.removed', 'ticket.updated'];

/** Events that say something about deployments, incidents or support requests. */
const COUNTED = [
  'incident.detected',
  'incident.reported',
  'incident.resolved',
  'service.deployed',
  'service.rolledback',
  'service.upgraded',
  'ticket.closed',
  'ticket.created',
];

/** Reads a CDEvent in the JSON of a CloudEvent. */
export function readCloudEvent(item: unknown): ReadEvent {
  const cloudEvent = parseCloudEvent(item);
  if (!(cloudEvent instanceof CloudEvent)) {
    return rejected(`No CloudEvent: ${cloudEvent}`);
  }
  const { type, data } = cloudEvent;
  const name = eventOf(type);
  if (name !== undefined && IGNORED.includes(name)) {
    return { status: 'ignored', reason: `${name} is in no metric` };
  }
  if (name === undefined || !COUNTED.includes(name)) {
    return rejected(
      `type: ${type} is not supported. Supported: dev.cdevents. and ${COUNTED.join(', ')}`,
      '/type',
    );
  }
  const parsed = cdEvent.safeParse(data);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    const field = ['data', ...path].join('/');
    return rejected(`${field}: ${message}`, `/${field}`);
  }
  return { status: 'read', name, event: parsed.data };
}

/** The event, or what is wrong with it. */
function parseCloudEvent(item: unknown): CloudEvent<unknown> | string {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return 'expected an object';
  }
  if ('context' in item && 'subject' in item) {
    return "expected the CDEvent in the field 'data' of a CloudEvent";
  }
  try {
    return new CloudEvent(item);
  } catch (error) {
    const details = error instanceof ValidationError ? error.errors : undefined;
    return Array.isArray(details)
      ? details.map(describe).join(', ')
      : stringifyError(toError(error));
  }
}

/** What the schema of CloudEvents found. */
function describe(
  detail: { instancePath?: string; message?: string } | string,
) {
  return typeof detail === 'string'
    ? detail
    : `${detail.instancePath ?? ''} ${detail.message ?? ''}`.trim();
}
