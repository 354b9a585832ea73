import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const kustomization = z.object({
  configMapGenerator: z
    .array(z.object({ literals: z.array(z.string()).default([]) }))
    .default([]),
});

/**
 * What the manifests of an environment give a service as configuration: the
 * literals of the ConfigMaps in `deploy/base` and `deploy/overlays/<environment>`.
 */
export async function manifestVariables(
  workspace: string,
  environment: string,
): Promise<Record<string, string>> {
  const folders = ['base'];
  // Other names of environments can have no folder.
  if (/^[\w-][\w.-]*$/.test(environment)) {
    folders.push(join('overlays', environment));
  }
  const literals = await Promise.all(
    folders.map(folder =>
      readLiterals(workspace, join('deploy', folder, 'kustomization.yaml')),
    ),
  );
  return Object.fromEntries(literals.flat());
}

async function readLiterals(
  workspace: string,
  path: string,
): Promise<Array<[string, string]>> {
  let text: string;
  try {
    text = await readFile(join(workspace, path), 'utf8');
  } catch {
    return [];
  }
  const parsed = kustomization.safeParse(parse(text) ?? {});
  if (!parsed.success) {
    throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data.configMapGenerator
    .flatMap(({ literals }) => literals)
    .map(literal => {
      const at = literal.indexOf('=');
      const value = literal.slice(at + 1).replace(/^(["'])(.*)\1$/s, '$2');
      return [literal.slice(0, at), value];
    });
}
