import { readdir, realpath } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { valid } from 'semver';
import { toolVersion } from './toolVersion';

/** A Node that is on this machine. */
export interface InstalledNode {
  version: string;
  /** Of its binary. */
  path: string;
}

/** Where fetched ones are kept: `node/<version>/<architecture>` of the tool cache. */
export function toolFolder(toolCache: string, version: string): string {
  return join(toolCache, 'node', version, process.arch);
}

/** The Nodes of this machine: fetched earlier, on the PATH, and the one that runs us. */
export async function nodesHere(
  toolCache: string,
  path: string,
): Promise<InstalledNode[]> {
  const fetched = await readdir(join(toolCache, 'node')).catch(() => []);
  const candidates = [
    ...fetched
      .filter(name => valid(name))
      .map(version => join(toolFolder(toolCache, version), 'bin', 'node')),
    process.execPath,
    ...path
      .split(delimiter)
      .filter(folder => isAbsolute(folder))
      .map(folder => join(folder, 'node')),
  ];
  const found = new Map<string, InstalledNode>();
  for (const candidate of candidates) {
    const target = await realpath(candidate).catch(() => undefined);
    if (target !== undefined && !found.has(target)) {
      const version = valid(await toolVersion(target, { env: {} }));
      if (version !== null) {
        found.set(target, { version, path: target });
      }
    }
  }
  return [...found.values()];
}
