import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionRun } from '../ActionRun';

/**
 * Lets npm in later steps speak to a registry, with the token that a step has
 * in NODE_AUTH_TOKEN: by an `.npmrc` of the job, which takes the place of the
 * user's own.
 */
export async function useRegistry(
  { step, inputs, state }: ActionRun,
  registry: string,
): Promise<void> {
  const url = registry.endsWith('/') ? registry : `${registry}/`;
  const scope = readScope(
    inputs.text('scope') ??
      (url.includes('npm.pkg.github.com')
        ? step.repository.fullName.split('/')[0]
        : undefined),
  );
  const file = join(step.tempDir, '.npmrc');
  const before = await readFile(file, 'utf8').catch(() => '');
  const kept = before
    .split('\n')
    .filter(line => line && !line.toLowerCase().startsWith(`${scope}registry`));
  const withoutProtocol = url.replace(/^\w+:/, '');
  const lines = [
    ...kept,
    `${withoutProtocol}:_authToken=\${NODE_AUTH_TOKEN}`,
    `${scope}registry=${url}`,
  ];
  await writeFile(file, lines.join('\n'), { mode: 0o600 });
  state.env.set('NPM_CONFIG_USERCONFIG', file);
  const token = step.env.NODE_AUTH_TOKEN;
  if (token !== undefined) {
    state.env.set('NODE_AUTH_TOKEN', token);
  }
}

/** `@acme:` of `acme`; empty without a scope. */
function readScope(scope: string | undefined): string {
  if (scope === undefined) {
    return '';
  }
  return `${scope.startsWith('@') ? '' : '@'}${scope}:`.toLowerCase();
}
