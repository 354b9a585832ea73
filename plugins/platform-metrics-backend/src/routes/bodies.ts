import { CustomErrorBase } from '@backstage/errors';
import express, { type RequestHandler } from 'express';
import { documentOperations } from '../schema/documentOperations';

/** Room for a batch of 1,000 reports, or for some 50,000 rows. */
export const BODY_LIMIT = '5mb';

/** Answered as 415. */
class UnsupportedMediaTypeError extends CustomErrorBase {
  name = 'UnsupportedMediaTypeError' as const;
  readonly statusCode = 415;
}

const bodyRoutes = documentOperations
  .filter(({ mediaTypes }) => mediaTypes)
  .map(({ method, path, mediaTypes }) => ({
    method: method.toUpperCase(),
    path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`),
    mediaTypes,
  }));

const requireMediaType: RequestHandler = (request, _response, next) => {
  const accepted = bodyRoutes.find(
    ({ method, path }) => method === request.method && path.test(request.path),
  )?.mediaTypes;
  if (!accepted || request.is(accepted)) {
    next();
    return;
  }
  next(
    new UnsupportedMediaTypeError(
      `'content-type' is ${request.get('content-type') ?? 'missing'}: expected ${accepted.join(' or ')}`,
    ),
  );
};

/**
 * Reads bodies before the document is looked at: what is too large or of
 * another type shall not be answered as if a field were wrong.
 */
export function readBodies(): RequestHandler[] {
  return [
    requireMediaType,
    express.json({
      limit: BODY_LIMIT,
      strict: false,
      type: [
        'application/json',
        'application/cloudevents+json',
        'application/cloudevents-batch+json',
      ],
    }),
    express.text({ limit: BODY_LIMIT, type: 'text/csv' }),
  ];
}
