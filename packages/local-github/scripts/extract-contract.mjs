#!/usr/bin/env node
/*
 * Cuts GitHub's REST description down to the operations in
 * contract/operations.txt and what they refer to, without prose.
 *
 *   node scripts/extract-contract.mjs [path to an unpacked @octokit/openapi]
 *
 * Without a path the package is fetched by `npm pack`, in the version that the
 * tree's @octokit/openapi-types were generated from: types and judge agree.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@octokit/openapi';
const DESCRIPTION = 'generated/api.github.com.json';

const contractDir = fileURLToPath(new URL('../contract/', import.meta.url));
const operations = readFileSync(join(contractDir, 'operations.txt'), 'utf8')
  .split('\n')
  .map(line => line.trim())
  .filter(line => line && !line.startsWith('#'));

const description = readDescription(process.argv[2]);
const extract = {
  source: `${PACKAGE}@${description.info.version} ${DESCRIPTION}`,
  openapi: description.openapi,
  paths: extractPaths(),
  components: {},
};
addReferencedComponents();
writeFileSync(
  join(contractDir, 'github-rest.json'),
  `${JSON.stringify(extract, undefined, 1)}\n`,
);
console.log(`${operations.length} operations from ${extract.source}`);

function readDescription(unpacked) {
  const read = folder =>
    JSON.parse(readFileSync(join(folder, DESCRIPTION), 'utf8'));
  if (unpacked) {
    return read(unpacked);
  }
  const { octokit } = createRequire(import.meta.url)(
    '@octokit/openapi-types/package.json',
  );
  const folder = mkdtempSync(join(tmpdir(), 'github-contract-'));
  try {
    const archive = execFileSync(
      'npm',
      ['pack', '--silent', `${PACKAGE}@${octokit['openapi-version']}`],
      { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' },
    ).trim();
    execFileSync('tar', ['-xzf', archive, `package/${DESCRIPTION}`], {
      cwd: folder,
    });
    return read(join(folder, 'package'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function extractPaths() {
  const paths = {};
  for (const line of operations) {
    const [method, path] = line.split(' ');
    const operation = description.paths[path]?.[method.toLowerCase()];
    if (!operation) {
      throw new Error(`GitHub describes no operation ${line}`);
    }
    const { operationId, requestBody, responses } = operation;
    paths[path] ??= {};
    paths[path][method.toLowerCase()] = withoutProse({
      operationId,
      requestBody,
      responses,
    });
  }
  return paths;
}

/** Keeps what a validator reads: no descriptions, examples, headers or extensions. */
function withoutProse(node, inProperties = false) {
  if (Array.isArray(node)) {
    return node.map(item => withoutProse(item));
  }
  if (!node || typeof node !== 'object') {
    return node;
  }
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => inProperties || !isProse(key))
      .map(([key, value]) => [
        key,
        key === 'enum'
          ? value
          : withoutProse(value, key === 'properties' && !inProperties),
      ]),
  );
}

function isProse(key) {
  return (
    key.startsWith('x-') ||
    [
      'default',
      'deprecated',
      'description',
      'example',
      'examples',
      'externalDocs',
      'headers',
      'readOnly',
      'summary',
      'title',
    ].includes(key)
  );
}

function addReferencedComponents() {
  const queue = [...references(extract.paths)];
  while (queue.length > 0) {
    const [kind, name] = queue.pop().replace('#/components/', '').split('/');
    extract.components[kind] ??= {};
    if (!(name in extract.components[kind])) {
      const component = withoutProse(description.components[kind][name]);
      extract.components[kind][name] = component;
      queue.push(...references(component));
    }
  }
  for (const [kind, components] of Object.entries(extract.components)) {
    extract.components[kind] = Object.fromEntries(
      Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
}

function* references(node) {
  if (node && typeof node === 'object') {
    if (typeof node.$ref === 'string') {
      yield node.$ref;
    }
    for (const value of Object.values(node)) {
      yield* references(value);
    }
  }
}
