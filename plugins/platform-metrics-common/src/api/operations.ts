import type { operations, paths } from './openapi.generated';

type Method = 'DELETE' | 'GET' | 'POST' | 'PUT';

/**
 * What the API can be asked, by the names of its document.
 *
 * @public
 */
export type Operation = keyof operations;

/** Where each operation is. */
export const routes = {
  getSummary: 'GET /summary',
  getSeries: 'GET /series/{metric}',
  listFirstDeployments: 'GET /first-deployments',
  listWaitingServices: 'GET /waiting-services',
  listServices: 'GET /services',
  listFacts: 'GET /facts/{kind}',
  getFact: 'GET /facts/{kind}/{id}',
  getDirectory: 'GET /directory',
  listSources: 'GET /sources',
  getOpenMetrics: 'GET /openmetrics',
  listBaselines: 'GET /baselines',
  putBaseline: 'PUT /baselines',
  deleteBaseline: 'DELETE /baselines',
  computeBaseline: 'POST /baselines/computation',
  listUnassignedSupportRequests: 'GET /support-requests/unassigned',
  assignSupportRequest: 'PUT /support-requests/{id}/assignment',
  reportDeployments: 'POST /deployments',
  reportIncidents: 'POST /incidents',
  reportSupportRequests: 'POST /support-requests',
  reportEvents: 'POST /events',
  previewImport: 'POST /imports/preview',
  runImport: 'POST /imports',
  removeSource: 'DELETE /sources/{source}/facts',
  rebuildRollups: 'POST /rollups/rebuild',
} as const satisfies Record<Operation, `${Method} ${keyof paths}`>;

type PathParameters<O extends Operation> = operations[O] extends {
  parameters: { path: infer P };
}
  ? P
  : unknown;

type QueryParameters<O extends Operation> = operations[O] extends {
  parameters: { query?: infer Q };
}
  ? [NonNullable<Q>] extends [never]
    ? unknown
    : Omit<NonNullable<Q>, 'format'>
  : unknown;

/**
 * What an operation takes beside its body, of path and query alike.
 *
 * @public
 */
export type OperationParameters<O extends Operation> = PathParameters<O> &
  QueryParameters<O>;

/**
 * Operations whose answer there is as CSV, too.
 *
 * @public
 */
export type CsvOperation = {
  [O in Operation]: operations[O] extends {
    parameters: { query?: { format?: 'csv' | 'json' } };
  }
    ? 'format' extends keyof NonNullable<operations[O]['parameters']['query']>
      ? O
      : never
    : never;
}[Operation];

/**
 * What an operation takes as body: JSON, or CSV as text.
 *
 * @public
 */
export type OperationBody<O extends Operation> = operations[O] extends {
  requestBody: { content: infer C };
}
  ? C[keyof C]
  : undefined;

/**
 * What an operation answers as JSON.
 *
 * @public
 */
export type JsonAnswer<O extends Operation> = operations[O] extends {
  responses: { 200: { content: { 'application/json': infer A } } };
}
  ? A
  : never;
