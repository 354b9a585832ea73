import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * The Node version that a `node-version-file` asks for, read as GitHub's
 * setup-node reads it: `.nvmrc`, `.node-version`, `.tool-versions`, or a
 * `package.json` with `volta`, `devEngines` or `engines`. `undefined` where the
 * file names none.
 */
export async function readVersionFile(
  path: string,
): Promise<string | undefined> {
  const content = await readFile(path, 'utf8').catch(cause => {
    throw new Error(
      `The specified node version file at: ${path} does not exist`,
      { cause },
    );
  });
  if (path.endsWith('.toml')) {
    throw new Error(
      `'node-version-file: ${path}' is not supported locally: use .nvmrc, .node-version, .tool-versions or package.json`,
    );
  }
  const manifest = parseManifest(content);
  if (manifest) {
    return readManifest(manifest, path);
  }
  const [, version] = /^(?:node(?:js)?\s+)?v?(\S+)$/m.exec(content) ?? [];
  return version ?? (content.trim() || undefined);
}

interface Manifest {
  volta?: { node?: string; extends?: string };
  devEngines?: { runtime?: Runtime | Runtime[] };
  engines?: { node?: string };
}

interface Runtime {
  name?: string;
  version?: string;
}

function parseManifest(content: string): Manifest | undefined {
  try {
    const parsed = JSON.parse(content);
    return typeof parsed === 'object' && parsed ? parsed : undefined;
  } catch {
    // `.nvmrc` and its like are plain text.
    return undefined;
  }
}

async function readManifest(
  { volta, devEngines, engines }: Manifest,
  path: string,
): Promise<string | undefined> {
  const runtime = [devEngines?.runtime ?? []]
    .flat()
    .find(({ name, version }) => name?.toLowerCase() === 'node' && version);
  const version = volta?.node ?? runtime?.version ?? engines?.node;
  if (version === undefined && volta?.extends) {
    return readVersionFile(resolve(dirname(path), volta.extends));
  }
  return version;
}
