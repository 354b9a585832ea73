import { mkdir, realpath, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ActionRun } from '../ActionRun';
import { InstalledNode } from './nodesHere';

/** What comes with a Node, where it does. */
const COMPANIONS = ['npm', 'npx', 'corepack'];

/**
 * Puts a Node first on the PATH of the steps to come, by links in a folder of
 * the job: where it is installed there may be much else, which is to stay where
 * the user's PATH has it.
 */
export async function useNode(
  run: ActionRun,
  { version, path }: InstalledNode,
): Promise<void> {
  const folder = join(run.step.tempDir, `node-${version}`, 'bin');
  await mkdir(folder, { recursive: true });
  await link(path, join(folder, 'node'));
  for (const name of COMPANIONS) {
    const companion = join(dirname(path), name);
    const target = await realpath(companion).catch(() => undefined);
    if (target !== undefined) {
      await link(target, join(folder, name));
    }
  }
  run.state.addPath(folder);
}

async function link(target: string, path: string): Promise<void> {
  await rm(path, { force: true });
  await symlink(target, path);
}
