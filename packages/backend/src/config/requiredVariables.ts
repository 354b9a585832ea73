import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { visit, parseAllDocuments } from 'yaml';

/** As in `@backstage/config-loader`: `${NAME}`, `${NAME:-fallback}`, `$${escaped}`. */
const SUBSTITUTION = /(\$?)\$\{([^{}]*)\}/g;

/** The variables that a configuration file refers to without a fallback. */
export function requiredVariables(yaml: string): Set<string> {
  const names = new Set<string>();
  for (const document of parseAllDocuments(yaml)) {
    visit(document, {
      Scalar(_, { value }) {
        if (typeof value !== 'string') {
          return;
        }
        for (const [, escape, reference] of value.matchAll(SUBSTITUTION)) {
          if (!escape && !reference.includes(':-')) {
            names.add(reference.trim());
          }
        }
      },
    });
  }
  return names;
}

/** Throws an error that names every variable that is missing, and who asks for it. */
export async function assertVariablesAreSet(
  files: string[],
  environment: Record<string, string | undefined>,
): Promise<void> {
  const missing = new Map<string, string>();
  for (const file of files) {
    for (const name of requiredVariables(await readFile(file, 'utf8'))) {
      if (!environment[name]?.trim() && !missing.has(name)) {
        missing.set(name, basename(file));
      }
    }
  }
  if (missing.size > 0) {
    const lines = [...missing].map(([name, file]) => `  ${name}  (${file})`);
    throw new Error(
      `The configuration refers to environment variables that are not set:\n${lines.join('\n')}`,
    );
  }
}
