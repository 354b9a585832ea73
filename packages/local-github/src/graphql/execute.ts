import {
  DocumentNode,
  execute,
  ExecutionResult,
  GraphQLError,
  parse,
  validate,
} from 'graphql';
import { ApiError } from '../http/ApiError';
import { createCommitOnBranch } from './createCommitOnBranch';
import { deleteIssueMutation } from './deleteIssue';
import { queryRoot } from './query';
import { githubSchema } from './schema';
import { GraphqlRequest, resolveField } from './serve';

export interface GraphqlQuery {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** Parses and validates against GitHub's schema, then answers from the store. */
export async function executeQuery(
  request: GraphqlRequest,
  { query, variables, operationName }: GraphqlQuery,
) {
  const schema = await githubSchema();
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return answerErrors(request, [error as GraphQLError]);
  }
  const invalid = validate(schema, document);
  if (invalid.length > 0) {
    return answerErrors(request, invalid);
  }
  const result = (await execute({
    schema,
    document,
    operationName,
    rootValue: {
      ...queryRoot(request),
      ...createCommitOnBranch(request),
      ...deleteIssueMutation(request),
    },
    contextValue: request,
    variableValues: variables,
    fieldResolver: resolveField,
  })) as ExecutionResult;
  return {
    ...('data' in result && { data: result.data }),
    ...(result.errors && answerErrors(request, result.errors)),
  };
}

function answerErrors(
  request: GraphqlRequest,
  errors: readonly GraphQLError[],
) {
  return { errors: errors.map(error => describe(request, error)) };
}

function describe(
  { context }: GraphqlRequest,
  { message, path, locations, extensions, originalError }: GraphQLError,
) {
  const where = { path, locations };
  if (originalError instanceof ApiError) {
    const type = originalError.status === 404 ? 'NOT_FOUND' : 'UNPROCESSABLE';
    return { type, ...where, message };
  }
  if (originalError && !(originalError instanceof GraphQLError)) {
    context.log(`GraphQL failed: ${originalError.stack ?? originalError}`);
    return {
      ...where,
      message: 'Something went wrong while executing your query.',
    };
  }
  const { type } = extensions;
  return { ...(typeof type === 'string' && { type }), ...where, message };
}
