import { existsSync } from 'node:fs';
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extract, list } from 'tar';

const ROOT = resolve(__dirname, '../../../..');
const DIST = join(ROOT, 'packages/backend/dist');

/** As in the image: the Dockerfile copies these two, and no other. */
export const CONFIG_FILES = ['app-config.yaml', 'app-config.production.yaml'];

/** What `yarn build:backend` makes, laid out as in the image. */
export class Bundle {
  private constructor(readonly directory: string) {}

  /** The paths in both archives. */
  static async paths(): Promise<string[]> {
    const paths: string[] = [];
    for (const archive of archives()) {
      await list({
        file: archive,
        onReadEntry: ({ path }) => paths.push(path),
      });
    }
    return paths;
  }

  static async unpack(): Promise<Bundle> {
    const directory = await mkdtemp(join(tmpdir(), 'wheelhouse-bundle-'));
    for (const archive of archives()) {
      await extract({ file: archive, cwd: directory });
    }
    for (const name of CONFIG_FILES) {
      await copyFile(join(ROOT, name), join(directory, name));
    }
    await copyFile(
      join(ROOT, 'backstage.json'),
      join(directory, 'backstage.json'),
    );
    await linkDependencies(directory);
    return new Bundle(directory);
  }

  remove(): Promise<void> {
    return rm(this.directory, { recursive: true });
  }
}

function archives(): string[] {
  const files = ['skeleton.tar.gz', 'bundle.tar.gz'].map(name =>
    join(DIST, name),
  );
  for (const file of files) {
    if (!existsSync(file)) {
      throw new Error(`${file} is missing: run yarn build:backend first`);
    }
  }
  return files;
}

/**
 * Stands in for the image's `yarn workspaces focus --production`: dependencies
 * from this checkout, our own packages from the bundle.
 */
async function linkDependencies(directory: string): Promise<void> {
  const installed = join(ROOT, 'node_modules');
  const target = join(directory, 'node_modules');
  await mkdir(target);

  const own = await ownPackages(directory);
  const ownNames = new Set([
    ...own.keys(),
    '@internal',
    ...(await workspaces()),
  ]);
  for (const name of await readdir(installed)) {
    if (!ownNames.has(name)) {
      await symlink(join(installed, name), join(target, name));
    }
  }
  await mkdir(join(target, '@internal'));
  for (const [name, path] of own) {
    await symlink(path, join(target, name));
  }
}

async function ownPackages(directory: string): Promise<Map<string, string>> {
  const packages = new Map<string, string>();
  for (const folder of ['packages', 'plugins']) {
    for (const entry of await readdir(join(directory, folder))) {
      const path = join(directory, folder, entry);
      const manifest = await readFile(join(path, 'package.json'), 'utf8');
      packages.set(JSON.parse(manifest).name, path);
    }
  }
  return packages;
}

/** What must not come from this checkout, in the bundle or not. */
async function workspaces(): Promise<string[]> {
  return readdir(join(ROOT, 'packages'));
}
