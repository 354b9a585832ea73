import { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { validationFailed } from './ApiError';

/** Reads the query string into its schema's type, or refuses it with 422. */
export function parseQuery<S extends z.ZodType>(
  c: HonoContext,
  resource: string,
  schema: S,
): z.output<S> {
  const result = schema.safeParse(c.req.query());
  if (!result.success) {
    throw validationFailed(
      ...result.error.issues.map(({ path, message }) => ({
        resource,
        field: String(path[0]),
        code: 'invalid' as const,
        message,
      })),
    );
  }
  return result.data;
}
