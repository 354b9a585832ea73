/**
 * Makes what is generated from src/schema/openapi.yaml: the document for the
 * router, and its types for whoever speaks the API. With --check it changes
 * nothing, and fails where a file is not what it would make.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';

const plugin = resolve(fileURLToPath(import.meta.url), '../..');
const source = resolve(plugin, 'src/schema/openapi.yaml');
const NOTICE = `// Generated from openapi.yaml by \`yarn workspace @internal/plugin-platform-metrics-backend schema\`.
`;

const document = parse(await readFile(source, 'utf8'));

const generated = new Map([
  [
    resolve(plugin, 'src/schema/openapi.generated.ts'),
    `${NOTICE}
export const spec = ${JSON.stringify(document)} as const;
`,
  ],
  [
    resolve(plugin, '../platform-metrics-common/src/api/openapi.generated.ts'),
    `${NOTICE}
${astToString(await openapiTypescript(document))}`,
  ],
]);

const stale = [];
for (const [file, content] of generated) {
  const options = await prettier.resolveConfig(file, { editorconfig: true });
  const formatted = await prettier.format(content, {
    ...options,
    filepath: file,
  });
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === formatted) {
    continue;
  }
  if (process.argv.includes('--check')) {
    stale.push(relative(process.cwd(), file));
  } else {
    await writeFile(file, formatted);
  }
}
if (stale.length > 0) {
  process.stderr.write(
    `Not what openapi.yaml says: ${stale.join(', ')}. Run: yarn workspace @internal/plugin-platform-metrics-backend schema\n`,
  );
  process.exitCode = 1;
}
