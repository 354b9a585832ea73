import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Reads an event at the edge: from here on, what is needed is there. */
export function parsePayload<T extends z.ZodType>(
  schema: T,
  payload: unknown,
): z.output<T> {
  const result = schema.safeParse(payload);
  if (!result.success) {
    throw new InputError(z.prettifyError(result.error));
  }
  return result.data;
}
