import { ResponseError } from '@backstage/errors';

/**
 * What went wrong, as the backend said it: of a refusal, not only its number.
 *
 * @public
 */
export function describeError(error: Pick<Error, 'message'>): string {
  return ResponseError.is(error) ? error.cause.message : error.message;
}
