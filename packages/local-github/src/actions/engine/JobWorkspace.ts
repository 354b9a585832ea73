import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders that one job works in; nothing of them is left behind. */
export class JobWorkspace {
  readonly #root: string;
  /** `GITHUB_WORKSPACE`. */
  readonly directory: string;
  /** `RUNNER_TEMP`. */
  readonly tempDir: string;
  /** `GITHUB_EVENT_PATH`. */
  readonly eventPath: string;

  static async create(
    engineDirectory: string,
    jobId: number,
    repositoryName: string,
    event: unknown,
  ): Promise<JobWorkspace> {
    const root = join(workDirectory(engineDirectory), String(jobId));
    const workspace = new JobWorkspace(root, repositoryName);
    await workspace.remove();
    await mkdir(workspace.directory, { recursive: true });
    await mkdir(join(workspace.tempDir, '_github_workflow'), {
      recursive: true,
    });
    await writeFile(workspace.eventPath, JSON.stringify(event, undefined, 2));
    return workspace;
  }

  private constructor(root: string, repositoryName: string) {
    this.#root = root;
    // Where GitHub has it: tools that look at the parent find nothing of ours.
    this.directory = join(root, repositoryName, repositoryName);
    this.tempDir = join(root, '_temp');
    this.eventPath = join(this.tempDir, '_github_workflow', 'event.json');
  }

  async remove(): Promise<void> {
    await removeTree(this.#root);
  }
}

/** What jobs left behind that ended with the process they ran in. */
export async function sweepWorkspaces(engineDirectory: string): Promise<void> {
  await removeTree(workDirectory(engineDirectory));
}

/** Kept over jobs: tools that actions fetch. */
export function toolCache(engineDirectory: string): string {
  return join(engineDirectory, 'tools');
}

function workDirectory(engineDirectory: string): string {
  return join(engineDirectory, 'work');
}

async function removeTree(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 5 });
}
