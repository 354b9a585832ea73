import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import {
  arbitraryOf,
  resolve,
  type Schema,
} from '../__testUtils__/arbitraryOf';
import { MetricsBench } from '../__testUtils__/MetricsBench';
import { createTestDatabases } from '../__testUtils__/openTestDatabase';
import { documentOperations } from './documentOperations';
import { spec } from './openapi.generated';

interface Parameter {
  $ref?: string;
  name: string;
  in: 'path' | 'query';
  required?: boolean;
  schema: Schema;
}
interface Described {
  parameters?: readonly Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<
    string,
    { $ref?: string; content?: Record<string, { schema: Schema }> }
  >;
}

const REQUESTS = 12;
const paths = spec.paths as unknown as Record<
  string,
  Record<string, Described>
>;
const operations = documentOperations.map(({ id, method, path }) => ({
  id,
  method,
  path,
  ...paths[path][method],
}));

const ajv = addFormats(new Ajv({ strict: false }));
ajv.addSchema({ ...spec, $id: 'document' });

/** Where an answer in JSON is not what the document says of it. */
function problemsOf(schema: Schema | undefined, answer: unknown) {
  if (schema === undefined || answer === undefined) {
    return [];
  }
  const isValid = ajv.validate(
    JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')),
    answer,
  );
  return isValid ? [] : ajv.errors;
}

/** Mostly what the document allows; now and then anything. */
const sloppy = (schema: Schema) =>
  fc.oneof(
    { weight: 9, arbitrary: arbitraryOf(schema) },
    { weight: 1, arbitrary: fc.string({ minLength: 1, unit: 'binary' }) },
  );

function arbitraryRequest({ parameters = [], requestBody }: Described) {
  const known = parameters.map(parameter => resolve(parameter));
  const values = fc.record(
    Object.fromEntries(
      known.map(parameter => [
        `${parameter.in}:${parameter.name}`,
        sloppy(parameter.schema),
      ]),
    ),
    {
      requiredKeys: known
        .filter(({ required }) => required)
        .map(parameter => `${parameter.in}:${parameter.name}`),
    },
  );
  const [mediaType, content] =
    Object.entries(requestBody?.content ?? {})[0] ?? [];
  const body = content
    ? fc.oneof(
        { weight: 9, arbitrary: arbitraryOf(content.schema) },
        { weight: 1, arbitrary: fc.jsonValue() },
      )
    : fc.constant(undefined);
  return fc.record({ values, body, mediaType: fc.constant(mediaType) });
}

function addressOf(path: string, values: Record<string, unknown>) {
  const search = new URLSearchParams();
  let address = path;
  for (const [key, value] of Object.entries(values)) {
    const [where, name] = key.split(':');
    if (where === 'path') {
      address = address.replace(`{${name}}`, encodeURIComponent(String(value)));
    } else {
      [value].flat().forEach(each => search.append(name, String(each)));
    }
  }
  return `${address}?${search}`;
}

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('the API on %s', databaseId => {
  let bench: MetricsBench;
  beforeAll(async () => {
    const knex = await databases.init(databaseId);
    bench = await MetricsBench.start({
      sources: [
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => mockServices.database({ knex }),
        }),
      ],
    });
    const finishedAt = new Date(Date.now() - 60_000).toISOString();
    await bench.request('POST', '/deployments', {
      json: {
        items: ['staging', 'production'].map(environment => ({
          source: 'argo-cd',
          id: environment,
          service: 'component:default/orders',
          environment,
          sha: 'c0ffee1',
          state: 'success',
          finishedAt,
        })),
      },
    });
  });
  afterAll(() => bench?.stop());

  it.each(operations)(
    'answers $id as documented, whatever it is asked',
    async operation => {
      await fc.assert(
        fc.asyncProperty(
          arbitraryRequest(operation),
          async ({ values, body, mediaType }) => {
            const address = addressOf(operation.path, values);
            const isCsv = mediaType === 'text/csv';
            const answer = await bench.request(
              operation.method.toUpperCase(),
              address,
              {
                ...(isCsv ? { csv: String(body) } : { json: body }),
                ...(mediaType && { headers: { 'content-type': mediaType } }),
              },
            );
            const documented = operation.responses[String(answer.status)];
            expect({ address, ...answer, documented }).toMatchObject({
              documented: expect.anything(),
            });
            const schema =
              resolve(documented).content?.['application/json']?.schema;
            expect(problemsOf(schema, answer.body)).toEqual([]);
          },
        ),
        { numRuns: REQUESTS },
      );
    },
    60_000,
  );
});
