import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { toJsonSchema } from './jsonSchema';

const mediaTypes = z.record(z.string(), z.object({ schema: z.unknown() }));
const response = z.object({ content: mediaTypes.optional() });
const reference = z.object({ $ref: z.string() });
const operation = z.object({
  operationId: z.string(),
  requestBody: z.object({ content: mediaTypes }).optional(),
  responses: z.record(z.string(), z.union([reference, response])),
});
const description = z.object({
  source: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({
    responses: z.record(z.string(), response),
    schemas: z.record(z.string(), z.unknown()),
  }),
});

export interface Exchange {
  method: string;
  /** Path below `/api/v3`, still percent-encoded, without the query. */
  path: string;
  accept?: string;
  requestBody?: unknown;
  status: number;
  contentType?: string;
  responseBody?: unknown;
}

export interface Operation {
  /** Such as `GET /repos/{owner}/{repo}`. */
  name: string;
  pattern: RegExp;
  pointer: string;
  declared: z.infer<typeof operation>;
}

/**
 * Answers that GitHub gives on any operation and does not declare on each:
 * a renamed repository, malformed JSON, bad credentials, missing rights, things
 * one may not see, names that are taken, and values that make no sense.
 */
const UNDECLARED_EVERYWHERE: Record<number, string[]> = {
  301: ['basic-error'],
  400: ['basic-error'],
  401: ['basic-error'],
  403: ['basic-error'],
  404: ['basic-error'],
  409: ['basic-error'],
  422: ['validation-error', 'validation-error-simple'],
};

/** Path parameters that may hold slashes. */
const MULTI_SEGMENT = ['path', 'ref', 'basehead', 'branch'];

/** GitHub's own REST description of what we serve, as a judge of exchanges. */
export class Contract {
  private readonly ajv = new Ajv({ strict: false, allErrors: true });
  private readonly validators = new Map<string, ValidateFunction>();

  static load() {
    const file = resolve(__dirname, '../../contract/github-rest.json');
    return new Contract(
      description.parse(JSON.parse(readFileSync(file, 'utf8'))),
    );
  }

  readonly operations: Operation[];

  private constructor(private readonly document: z.infer<typeof description>) {
    addFormats(this.ajv);
    // The name of a repository, with or without its owner.
    this.ajv.addFormat('repo.nwo', /^[^/\s]+(\/[^/\s]+)?$/);
    // GitHub has `""` where there is no address, which its own format forbids.
    const isUri = addFormats.get('uri') as (text: string) => boolean;
    this.ajv.addFormat('uri', text => text === '' || isUri(text));
    this.ajv.addSchema({
      $id: 'github',
      ...(toJsonSchema(document) as object),
    });
    this.operations = Object.entries(document.paths)
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, declared]) => ({
          name: `${method.toUpperCase()} ${path}`,
          pattern: patternOf(method, path),
          pointer: `/paths/${escaped(path)}/${method}`,
          declared,
        })),
      )
      .sort((a, b) => literalLength(b.name) - literalLength(a.name));
  }

  find(method: string, path: string): Operation | undefined {
    // Where renamed repositories redirect to: the same operations, by id.
    const named = path.replace(/^\/repositories\/\d+/, '/repos/owner/repo');
    return this.operations.find(({ pattern }) =>
      pattern.test(`${method} ${named}`),
    );
  }

  /** What is wrong with an exchange, by operation and JSON path; empty when all is well. */
  violations(exchange: Exchange): string[] {
    const served = this.find(exchange.method, exchange.path);
    if (!served) {
      return exchange.status === 501
        ? []
        : [
            `${exchange.method} ${exchange.path} answers ${exchange.status} and is in no contract`,
          ];
    }
    return [
      ...this.requestViolations(served, exchange),
      ...this.responseViolations(served, exchange),
    ].map(violation => `${served.name}: ${violation}`);
  }

  private requestViolations(
    { declared, pointer }: Operation,
    exchange: Exchange,
  ) {
    const wasAccepted = exchange.status < 400;
    const content = declared.requestBody?.content;
    if (!wasAccepted || exchange.requestBody === undefined || !content) {
      return [];
    }
    return this.mismatches(
      Object.keys(content).map(
        type => `${pointer}/requestBody/content/${escaped(type)}/schema`,
      ),
      exchange.requestBody,
    ).map(mismatch => `accepted request body${mismatch}`);
  }

  private responseViolations(
    { declared, pointer }: Operation,
    exchange: Exchange,
  ) {
    const { status, responseBody: body } = exchange;
    // Any read may answer that nothing changed, with nothing to judge.
    if (status === 304 && exchange.method === 'GET' && body === undefined) {
      return [];
    }
    const entry = declared.responses[status];
    if (!entry) {
      const common = UNDECLARED_EVERYWHERE[status];
      return common
        ? this.mismatches(
            common.map(schema => `/components/schemas/${schema}`),
            body,
          ).map(mismatch => `${status}${mismatch}`)
        : [`status ${status} is not declared`];
    }
    const at =
      '$ref' in entry ? entry.$ref.slice(1) : `${pointer}/responses/${status}`;
    const content = this.resolve(entry).content;
    const types = Object.keys(content ?? {}).filter(isJson);
    if (types.length === 0) {
      return body === undefined || status >= 300
        ? []
        : [`${status} has a JSON body, none is declared`];
    }
    if (body === undefined) {
      const asksForOther = /raw|html|diff|patch|sha/.test(
        exchange.accept ?? '',
      );
      return asksForOther
        ? []
        : [`${status} is ${exchange.contentType ?? 'empty'}, not JSON`];
    }
    return this.mismatches(
      types.map(type => `${at}/content/${escaped(type)}/schema`),
      body,
    ).map(mismatch => `${status}${mismatch}`);
  }

  private resolve(entry: z.infer<typeof operation>['responses'][string]) {
    return '$ref' in entry
      ? this.document.components.responses[entry.$ref.split('/').at(-1) ?? '']
      : entry;
  }

  /** Mismatches with the first schema, unless one of the others fits. */
  private mismatches(pointers: string[], value: unknown): string[] {
    const found = pointers.map(pointer => {
      const validate = this.validator(pointer);
      return validate(value) ? [] : (validate.errors ?? []);
    });
    return found.some(errors => errors.length === 0)
      ? []
      : found[0].map(
          ({ instancePath, message, params }) =>
            ` ${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
        );
  }

  private validator(pointer: string): ValidateFunction {
    const known = this.validators.get(pointer);
    if (known) {
      return known;
    }
    const compiled = this.ajv.compile({
      $ref: `github#${pointer.split('/').map(encodeURIComponent).join('/')}`,
    });
    this.validators.set(pointer, compiled);
    return compiled;
  }
}

function patternOf(method: string, path: string) {
  const source = path
    .replace(/[.]/g, '\\.')
    // An archive of no ref is one of the default branch.
    .replace(/(tarball|zipball)\/\{ref\}/, '$1(/.+)?')
    // The root directory is the empty path, and the slash before it is optional.
    .replace(/\/\{path\}$/, '(?:/.*)?')
    .replace(/\{(\w+)\}/g, (_, name) =>
      MULTI_SEGMENT.includes(name) ? '.*' : '[^/]+',
    );
  return new RegExp(`^${method.toUpperCase()} ${source}$`);
}

function literalLength(name: string) {
  return name.replace(/\{\w+\}/g, '').length;
}

function isJson(type: string) {
  return /[/+]json$|vnd\.github\.object/.test(type);
}

function escaped(segment: string) {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}
