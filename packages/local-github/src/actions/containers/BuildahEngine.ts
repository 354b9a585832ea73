import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../packageRoot';
import { LocalBuild } from '../../store/LocalServiceStore';
import { Launch, LaunchOptions } from '../environments/Launch';
import { StepCommand } from '../steps/runCommand';
import { readBaseImages } from './baseImages';
import {
  ContainerEngine,
  ImageSource,
  localReference,
} from './ContainerEngine';
import { engineEnvironment, PULL_TIMEOUT_MS, runEngine } from './runEngine';

/** Runs a program of an image: the script says how. */
const RUNNER = resolve(packageRoot, 'src/actions/containers/runImage.sh');

/**
 * Buildah makes images without a daemon, and has no way of its own to run a
 * service from one: no read-only root, and a SIGTERM ends it without telling
 * the service. So the service is started in the image's files by `runImage.sh`.
 *
 * What it makes is kept in a storage of its own, beside the user's images.
 */
export class BuildahEngine implements ContainerEngine {
  readonly name = 'buildah';
  readonly #program: string;
  readonly #env: Record<string, string>;
  /** What Dockerfiles get instead of the images they name, where there is one. */
  readonly #standIn: string | undefined;

  static async start(
    program: string,
    folder: string,
    { standIn }: { standIn?: string } = {},
  ): Promise<BuildahEngine> {
    const configuration = join(folder, 'storage.conf');
    const env = {
      ...engineEnvironment(),
      CONTAINERS_STORAGE_CONF: configuration,
      BUILDAH_ISOLATION: 'chroot',
    };
    await mkdir(folder, { recursive: true });
    // Layers that are laid over each other, or else, where the folder itself is
    // on such, a copy of everything for each.
    for (const driver of ['overlay', 'vfs']) {
      await writeFile(configuration, storageConfiguration(folder, driver));
      try {
        await runEngine(program, ['images', '--quiet'], { env });
        break;
      } catch (error) {
        if (driver === 'vfs') {
          throw error;
        }
      }
    }
    // Left behind by an end by force: none of ours runs yet.
    await runEngine(program, ['rm', '--all'], { env });
    const standInId =
      standIn &&
      (await runEngine(program, ['pull', '--quiet', `oci-archive:${standIn}`], {
        env,
      }));
    return new BuildahEngine(program, env, standInId);
  }

  private constructor(
    program: string,
    env: Record<string, string>,
    standIn: string | undefined,
  ) {
    this.#program = program;
    this.#env = env;
    this.#standIn = standIn;
  }

  async fetchBases(folder: string): Promise<void> {
    if (this.#standIn) {
      return;
    }
    for (const image of await readBaseImages(folder)) {
      await runEngine(
        this.#program,
        ['pull', '--quiet', '--policy', 'missing', image],
        { env: this.#env, timeoutMs: PULL_TIMEOUT_MS },
      );
    }
  }

  async buildCommand({
    folder,
    labels,
    buildArguments,
    idFile,
  }: ImageSource): Promise<StepCommand> {
    return this.#command([
      'build',
      ...Object.entries(labels).flatMap(([name, value]) => [
        ...['--label', `${name}=${value}`],
      ]),
      ...Object.entries(buildArguments).flatMap(([name, value]) => [
        ...['--build-arg', `${name}=${value}`],
      ]),
      ...(await this.#standIns(folder)),
      ...['--iidfile', idFile, folder],
    ]);
  }

  async keep(repositoryId: number, digest: string): Promise<void> {
    await this.#run(
      ...['tag', idOf(digest), localReference(repositoryId, digest)],
    );
  }

  exportCommand(
    { repositoryId, digest }: { repositoryId: number; digest: string },
    file: string,
  ): StepCommand {
    const reference = localReference(repositoryId, digest);
    return this.#command([
      'push',
      '--quiet',
      reference,
      `docker-archive:${file}`,
    ]);
  }

  async launch(
    { repositoryId, digest }: LocalBuild,
    { port, name, variables }: LaunchOptions,
  ): Promise<Launch> {
    const reference = localReference(repositoryId, digest);
    const { OCIv1 } = JSON.parse(
      await this.#run('inspect', '--type', 'image', reference),
    );
    const {
      Env = [],
      Entrypoint = [],
      Cmd = [],
      User,
      WorkingDir,
    } = OCIv1.config as ImageConfig;
    // It shares the network of this machine: on loopback only.
    const settings = { ...variables, HOST: '127.0.0.1', PORT: String(port) };
    await this.#run('from', '--pull-never', '--name', name, reference);

    return {
      ...this.#command(
        [
          ...[RUNNER, name, User || '0', WorkingDir || '/'],
          ...Env,
          ...Object.entries(settings).map(pair => pair.join('=')),
          ...['--', ...Entrypoint, ...Cmd],
        ],
        'sh',
      ),
      cleanUp: async () => {
        await this.#run('rm', name);
      },
    };
  }

  async remove({ repositoryId, digest }: LocalBuild): Promise<void> {
    const reference = localReference(repositoryId, digest);
    const kept = await this.#run(
      'images',
      '--quiet',
      '--filter',
      `reference=${reference}`,
    );
    if (kept) {
      await this.#run('rmi', reference);
    }
  }

  async #standIns(folder: string): Promise<string[]> {
    const standIn = this.#standIn;
    if (!standIn) {
      return [];
    }
    const images = await readBaseImages(folder);
    return images.flatMap(image => [
      '--build-context',
      `${image}=container-image://${standIn}`,
    ]);
  }

  #command(args: string[], command: string = this.#program): StepCommand {
    return {
      command,
      args,
      cwd: '/',
      env: { ...this.#env, BUILDAH: this.#program },
    };
  }

  async #run(...args: string[]): Promise<string> {
    return runEngine(this.#program, args, { env: this.#env });
  }
}

interface ImageConfig {
  Env?: string[];
  Entrypoint?: string[];
  Cmd?: string[];
  User?: string;
  WorkingDir?: string;
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

function idOf(digest: string): string {
  return digest.slice('sha256:'.length);
}
