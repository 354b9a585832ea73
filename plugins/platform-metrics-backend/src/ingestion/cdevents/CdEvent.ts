import { z } from 'zod';
import { instant } from '../items';

const name = z
  .string()
  .min(1)
  .max(1024)
  .refine(value => !value.includes('\0'), 'expected no null character');

const reference = z.object({ id: name, source: name.optional() });

/**
 * What is read of a CDEvent, of versions 0.3 to 0.5 of the specification alike:
 * they differ in fields that are not read (https://cdevents.dev/docs/spec).
 */
export const cdEvent = z.object({
  context: z.object({
    id: name,
    source: name,
    type: name,
    timestamp: instant,
  }),
  subject: z.object({
    id: name,
    source: name.optional(),
    content: z.object({
      environment: reference.optional(),
      artifactId: name.optional(),
      service: reference.optional(),
      description: z.string().optional(),
      group: name.optional(),
      creator: name.optional(),
      uri: name.optional(),
      ticketURI: name.optional(),
    }),
  }),
});

export type CdEvent = z.output<typeof cdEvent>;

const TYPE = /^dev\.cdevents\.([a-z]+\.[a-z]+)\.\d+\.\d+\.\d+/;

/** Such as `service.deployed`, of whatever version; absent where it is no CDEvent. */
export function eventOf(type: string): string | undefined {
  return TYPE.exec(type)?.[1];
}
