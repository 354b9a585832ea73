import { ResponseError, type ErrorLike } from '@backstage/errors';

/** What went wrong, as the backend said it: of a refusal, not only its number. */
export function describeError(error: ErrorLike): string {
  return ResponseError.is(error) ? error.cause.message : error.message;
}
