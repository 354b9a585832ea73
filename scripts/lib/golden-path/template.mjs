import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Problem } from '../problem.mjs';
import { inRoot } from '../workspace.mjs';

/** Every folder with a template. */
export function templateFolders() {
  return readdirSync(inRoot('templates')).filter(folder =>
    existsSync(inRoot('templates', folder, 'template.yaml')),
  );
}

/**
 * A template and what its tests fill into its form. The name is made unique, so
 * that runs beside each other and after each other never meet.
 */
export function readTemplate(folder, { overrides = {}, now = Date.now } = {}) {
  const known = templateFolders();
  if (!known.includes(folder)) {
    throw new Problem(
      `There is no template '${folder}'.`,
      `Choose from ${known.join(', ')}.`,
    );
  }
  const file = inRoot('templates', folder, 'test-values.yaml');
  if (!existsSync(file)) {
    throw new Problem(
      `The template '${folder}' has no test-values.yaml.`,
      'Write there what its tests fill into its form: docs/templates.md says how.',
    );
  }
  const values = { ...readYaml(file), ...overrides };
  const { metadata } = readYaml(inRoot('templates', folder, 'template.yaml'));
  return {
    ref: `template:default/${metadata.name}`,
    values: {
      ...values,
      name:
        overrides.name ?? `${values.name.slice(0, 30)}-${now().toString(36)}`,
    },
  };
}

/** The packages are there by now: what prepares them cannot use one of them. */
function readYaml(file) {
  const { parse } = createRequire(inRoot('package.json'))('yaml');
  return parse(readFileSync(file, 'utf8'));
}
