import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, GraphQLSchema } from 'graphql';

const SCHEMA_FILE = '@octokit/graphql-schema/schema.graphql';

let schema: Promise<GraphQLSchema> | undefined;

/** GitHub's own schema, read on first use: it is over a megabyte of text. */
export function githubSchema(): Promise<GraphQLSchema> {
  schema ??= readFile(schemaPath(), 'utf8').then(text =>
    // GitHub vouches for it, and checking it would take a second.
    buildSchema(text, { assumeValid: true, noLocation: true }),
  );
  return schema;
}

/** The package exports itself to ES modules only; the schema is a file in it. */
function schemaPath(): string {
  const found = (require.resolve.paths(SCHEMA_FILE) ?? [])
    .map(folder => join(folder, SCHEMA_FILE))
    .find(existsSync);
  if (!found) {
    throw new Error(`${SCHEMA_FILE} is not installed`);
  }
  return found;
}
