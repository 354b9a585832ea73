import { pipeline } from 'node:stream/promises';
import {
  createValidatedOpenApiRouter,
  type internal,
} from '@backstage/backend-openapi-utils';
import type { Operation } from '@internal/plugin-platform-metrics-common';
import type { RequestHandler, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { csvOf } from './exports/csv';
import type { Table } from './exports/Table';
import type { Access } from './permissions/Access';
import { readBodies } from './routes/bodies';
import type { Call, Route, Routes } from './routes/Operations';
import { TextAnswer } from './routes/TextAnswer';
import { documentOperations } from './schema/documentOperations';
import { spec } from './schema/openapi.generated';

const bodiesAreRead: RequestHandler = (_request, _response, next) => next();

/**
 * The plugin's HTTP API: what the document allows is authorized, answered by
 * the operation's route, and written down as JSON, text or CSV.
 */
export function createRouter(options: {
  access: Access;
  routes: Routes;
}): Router {
  const router = PromiseRouter();
  router.use(...readBodies());

  // Untyped here: each route is typed by the document's operation.
  const validated: Router = createValidatedOpenApiRouter<internal.RequiredDoc>(
    spec,
    {
      middleware: [bodiesAreRead],
    },
  );
  for (const { id, method, path } of documentOperations) {
    validated[method](
      path.replace(/\{(\w+)\}/g, ':$1'),
      handlerOf(options.routes[id], options.access),
    );
  }
  return router.use(validated);
}

function handlerOf<O extends Operation>(
  route: Route<O>,
  access: Access,
): RequestHandler {
  return async (request, response) => {
    const credentials = await access.credentialsOf(request);
    if (route.permission) {
      await access.require(route.permission, credentials);
    }
    const { format, ...query } = request.query;
    // The document was the judge of both.
    const call = {
      parameters: { ...query, ...request.params },
      body: request.body,
      credentials,
      request,
    } as unknown as Call<O>;

    if (format === 'csv' && route.table) {
      await sendCsv(response, await route.table(call));
      return;
    }
    send(response, await route.answer(call));
  };
}

function send(response: Response, answer: unknown) {
  if (answer === undefined) {
    response.status(204).end();
  } else if (answer instanceof TextAnswer) {
    response.set('content-type', answer.contentType).send(answer.text);
  } else {
    response.json(answer);
  }
}

async function sendCsv(response: Response, table: Table) {
  response.set('content-type', 'text/csv; charset=utf-8');
  await pipeline(csvOf(table), response);
}
