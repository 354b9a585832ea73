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

type Find<Args> = (
  args: Args,
  request: GraphqlRequest,
  info: GraphQLResolveInfo,
) => unknown;

class ServedField<Args = unknown> {
  constructor(
    readonly accepts: ReadonlyArray<keyof Args>,
    readonly find: Find<Args>,
  ) {}
}

/**
 * A field that understands these of its arguments, and says so of any other.
 * `Args` is the type of GitHub's schema: that is what they were held against
 * before they get here.
 */
export function field<Args>(
  accepts: ReadonlyArray<keyof Args>,
  find: Find<Args>,
): ServedField<Args> {
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
  const accepts: readonly PropertyKey[] =
    served instanceof ServedField ? served.accepts : [];
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

/** What GitHub knows and this one does not. */
export function notServed(what: string): GraphQLError {
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
export function scoped<Args>(
  required: string[],
  accepts: ReadonlyArray<keyof Args>,
  find: Find<Args>,
): ServedField<Args> {
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
