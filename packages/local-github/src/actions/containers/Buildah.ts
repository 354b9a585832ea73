import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StepCommand } from '../steps/runCommand';
import { engineEnvironment, runEngine } from './runEngine';

/**
 * The program, with a storage of its own beside the user's images. Each of its
 * commands has mounts of its own too: those of the storage would outlive us,
 * and nobody could remove its folder.
 */
export class Buildah {
  readonly program: string;
  readonly env: Record<string, string>;

  static async open(program: string, folder: string): Promise<Buildah> {
    const configuration = join(folder, 'storage.conf');
    const buildah = new Buildah(program, {
      ...engineEnvironment(),
      CONTAINERS_STORAGE_CONF: configuration,
      BUILDAH_ISOLATION: 'chroot',
    });
    await mkdir(folder, { recursive: true });
    // Layers that are laid over each other, or else, where the folder itself is
    // on such, a copy of everything for each.
    for (const driver of ['overlay', 'vfs']) {
      await writeFile(configuration, storageConfiguration(folder, driver));
      try {
        await buildah.run(['images', '--quiet']);
        break;
      } catch (error) {
        if (driver === 'vfs') {
          throw error;
        }
      }
    }
    return buildah;
  }

  private constructor(program: string, env: Record<string, string>) {
    this.program = program;
    this.env = env;
  }

  command(args: string[]): StepCommand {
    return {
      command: 'unshare',
      args: [
        ...['--mount', '--propagation', 'private', '--', this.program],
        ...args,
      ],
      cwd: '/',
      env: this.env,
    };
  }

  /** Answers what it prints. */
  async run(args: string[], timeoutMs?: number): Promise<string> {
    const { command, args: all, env } = this.command(args);
    return runEngine(command, all, { env, timeoutMs });
  }
}

function storageConfiguration(folder: string, driver: string): string {
  return [
    '[storage]',
    `driver = "${driver}"`,
    `graphroot = "${join(folder, 'storage')}"`,
    `runroot = "${join(folder, 'run')}"`,
    '',
  ].join('\n');
}
