import { ContentfulStatusCode } from 'hono/utils/http-status';

/** One entry of GitHub's `errors` list in a 422. */
export interface ValidationFailure {
  resource: string;
  field?: string;
  code:
    | 'missing'
    | 'missing_field'
    | 'invalid'
    | 'already_exists'
    | 'unprocessable'
    | 'custom';
  message?: string;
}

/** A refusal in GitHub's words: thrown anywhere in a request, answered as JSON. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;
  readonly errors?: ValidationFailure[];

  constructor(
    status: ContentfulStatusCode,
    message: string,
    errors?: ValidationFailure[],
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.errors = errors;
  }
}

export const badCredentials = () => new ApiError(401, 'Bad credentials');

export const requiresAuthentication = () =>
  new ApiError(401, 'Requires authentication');

/** Also the answer to whoever may not know that something exists. */
export const notFound = (message = 'Not Found') => new ApiError(404, message);

export const forbidden = (message: string) => new ApiError(403, message);

export const conflict = (message: string) => new ApiError(409, message);

export const validationFailed = (...errors: ValidationFailure[]) =>
  new ApiError(422, 'Validation Failed', errors);

export const unprocessable = (message: string) => new ApiError(422, message);
