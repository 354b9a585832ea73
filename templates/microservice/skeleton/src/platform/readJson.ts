import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { answerProblem, Problem } from './problems.ts';

/** The body of a request, checked; a 400 that names each fault where it is wrong. */
export async function readJson<T extends z.ZodType>(
  c: Context,
  schema: T,
): Promise<z.infer<T>> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/(.+\+)?json\s*(;|$)/i.test(type)) {
    throw new Problem({
      status: 415,
      detail: `Expected a body of the type application/json`,
    });
  }
  const { data, error } = schema.safeParse(parse(await c.req.text()));
  if (error) {
    throw new Problem({
      status: 400,
      detail: 'The body is not as expected',
      errors: error.issues.map(({ path, message }) => ({
        pointer: ['#', ...path.map(String)].join('/'),
        detail: message,
      })),
    });
  }
  return data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = `The body is not JSON: ${(cause as Error).message}`;
    throw new Problem({ status: 400, detail });
  }
}

/** Refuses bodies past a size before they fill the memory, also those that do not tell it. */
export function limitBodies(bytes: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: bytes,
    onError: c =>
      answerProblem(c, {
        status: 413,
        detail: `The body is larger than ${bytes} bytes`,
      }),
  });
}
