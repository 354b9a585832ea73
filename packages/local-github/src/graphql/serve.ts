import {
  GraphQLError,
  GraphQLFieldResolver,
  GraphQLResolveInfo,
} from 'graphql';
import { Viewer } from '../auth/authenticate';
import { grantsOneOf } from '../auth/scopes';
import { Context } from '../context';

/** What a query is answered with: the server's rooms, and whoever asks. */
export interface GraphqlRequest {
  context: Context;
  viewer: Viewer;
}

/**
 * An object of GitHub's schema: its fields by name, as values or as functions
 * that find the value. What is missing here is not served.
 */
export type Served = Record<string, unknown>;

type Find = (
  // Held against GitHub's schema before it gets here; each field knows its own.
  args: any,
  request: GraphqlRequest,
  info: GraphQLResolveInfo,
) => unknown;

interface FieldWithArguments {
  accepts: string[];
  find: Find;
}

class ServedField implements FieldWithArguments {
  constructor(
    readonly accepts: string[],
    readonly find: Find,
  ) {}
}

/** A field that understands these arguments, and says so of any other. */
export function field(accepts: string[], find: Find): ServedField {
  return new ServedField(accepts, find);
}

/** The only way from a parent to a field's value: nothing is absent in silence. */
export const resolveField: GraphQLFieldResolver<Served, GraphqlRequest> = (
  source,
  args,
  request,
  info,
) => {
  const name = `${info.parentType.name}.${info.fieldName}`;
  if (!(info.fieldName in source)) {
    throw notServed(`field '${name}'`);
  }
  const served = source[info.fieldName];
  const accepts = served instanceof ServedField ? served.accepts : [];
  for (const node of info.fieldNodes[0].arguments ?? []) {
    if (!accepts.includes(node.name.value)) {
      throw notServed(`argument '${node.name.value}' of '${name}'`);
    }
  }
  if (served instanceof ServedField) {
    return served.find(args, request, info);
  }
  return typeof served === 'function' ? served() : served;
};

function notServed(what: string): GraphQLError {
  return new GraphQLError(
    `The local GitHub does not serve the ${what}. Its README lists what it serves.`,
    { extensions: { type: 'NOT_SERVED' } },
  );
}

/** An error of the kind that GitHub names in `type`. */
export function failure(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** A field that a token without one of these scopes does not get to see. */
export function scoped(
  required: string[],
  accepts: string[],
  find: Find,
): ServedField {
  return field(accepts, (args, request, info) => {
    const { scopes } = request.viewer.token;
    if (!grantsOneOf(scopes, required)) {
      const list = (names: string[]) =>
        `[${names.map(name => `'${name}'`).join(', ')}]`;
      throw failure(
        'INSUFFICIENT_SCOPES',
        `Your token has not been granted the required scopes to execute this query. The '${info.fieldName}' field requires one of the following scopes: ${list(required)}, but your token has only been granted the: ${list(scopes)} scopes.`,
      );
    }
    return find(args, request, info);
  });
}
