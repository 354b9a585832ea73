import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, authenticate } from '../auth/authenticate';
import { Context } from '../context';
import { answerErrors } from '../http/answerErrors';
import { ApiError, notFound } from '../http/ApiError';
import { executeQuery } from './execute';

const body = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** GitHub's GraphQL API: one address, one method, and a token in any case. */
export function graphqlRoutes(context: Context): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.onError(answerErrors(context));
  app.use(authenticate(context));

  app.post('/', async c => {
    const viewer = c.get('viewer');
    if (!viewer) {
      throw new ApiError(
        401,
        'This endpoint requires you to be authenticated.',
      );
    }
    const { query, variables, operationName } = parseBody(await c.req.text());
    return c.json(
      await executeQuery(
        { context, viewer },
        {
          query,
          variables: variables ?? undefined,
          operationName: operationName ?? undefined,
        },
      ),
    );
  });

  app.all('*', () => {
    throw notFound();
  });

  return app;
}

function parseBody(text: string): z.output<typeof body> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
  const result = body.safeParse(json);
  if (!result.success) {
    throw new ApiError(
      400,
      'A query attribute must be specified and must be a string.',
    );
  }
  return result.data;
}
