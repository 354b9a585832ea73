import { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { ApiError, validationFailed, ValidationFailure } from './ApiError';

/**
 * Reads a JSON body into its schema's type, or refuses it as GitHub does: 400
 * for what is no JSON, 422 for what does not fit. Octokit sends no body at all
 * where every parameter is optional.
 */
export async function parseBody<S extends z.ZodType>(
  c: HonoContext,
  resource: string,
  schema: S,
): Promise<z.output<S>> {
  const text = await c.req.text();
  let body: unknown;
  try {
    body = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
  const result = schema.safeParse(body);
  if (!result.success) {
    throw validationFailed(
      ...result.error.issues.map(issue => toFailure(resource, issue)),
    );
  }
  return result.data;
}

function toFailure(
  resource: string,
  issue: z.core.$ZodIssue,
): ValidationFailure {
  const field = issue.path.join('.');
  const isMissing =
    issue.code === 'invalid_type' && issue.message.endsWith('undefined');
  return {
    resource,
    ...(field && { field }),
    code: isMissing ? 'missing_field' : 'invalid',
    message: `${field || 'body'}: ${issue.message}`,
  };
}
