import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import {
  restoreWorkspace,
  serializeWorkspace,
  type WorkspaceProvider,
} from '@backstage/plugin-scaffolder-node/alpha';

/** One archive per unfinished task. */
export class FileWorkspaceProvider implements WorkspaceProvider {
  static async create(options: { directory: string }) {
    await mkdir(options.directory, { recursive: true, mode: 0o700 });
    return new FileWorkspaceProvider(options.directory);
  }

  private constructor(private readonly directory: string) {}

  async serializeWorkspace(options: { path: string; taskId: string }) {
    const archive = this.archiveOf(options.taskId);
    const { contents } = await serializeWorkspace({ path: options.path });
    // Whole or not at all: the process may end at any time.
    await writeFile(`${archive}.part`, contents, { mode: 0o600 });
    await rename(`${archive}.part`, archive);
  }

  async rehydrateWorkspace(options: { taskId: string; targetPath: string }) {
    const buffer = await this.read(options.taskId);
    if (buffer) {
      await restoreWorkspace({ path: options.targetPath, buffer });
    }
  }

  async cleanWorkspace(options: { taskId: string }) {
    await rm(this.archiveOf(options.taskId), { force: true });
  }

  private archiveOf(taskId: string): string {
    return resolveSafeChildPath(this.directory, `${taskId}.tar`);
  }

  /** Nothing for a task that has just begun. */
  private async read(taskId: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.archiveOf(taskId));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }
}
