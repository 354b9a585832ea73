import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { packageRoot } from '../../packageRoot';
import { LocalBuild } from '../../store/LocalServiceStore';
import { Launch, LaunchOptions } from '../environments/Launch';
import { StepCommand } from '../steps/runCommand';
import { readBaseImages } from './baseImages';
import { Buildah } from './Buildah';
import {
  ContainerEngine,
  ImageSource,
  localReference,
} from './ContainerEngine';
import { eachPair } from './eachPair';
import { PULL_TIMEOUT_MS } from './runEngine';

/** Runs a program of an image: the script says how. */
const RUNNER = resolve(packageRoot, 'src/actions/containers/runImage.sh');

/**
 * Buildah makes images without a daemon, and has no way of its own to run a
 * service from one: no read-only root, and a SIGTERM ends it without telling
 * the service. So the service is started in the image's files by `runImage.sh`.
 */
export class BuildahEngine implements ContainerEngine {
  readonly name = 'buildah';
  readonly #buildah: Buildah;
  /** What Dockerfiles get instead of the images they name, where there is one. */
  readonly #standIn: string | undefined;

  static async start(
    program: string,
    folder: string,
    { standIn }: { standIn?: string } = {},
  ): Promise<BuildahEngine> {
    const buildah = await Buildah.open(program, folder);
    // Left behind by an end by force: none of ours runs yet.
    await buildah.run(['rm', '--all']);
    return new BuildahEngine(
      buildah,
      standIn && (await loadImage(buildah, standIn)),
    );
  }

  private constructor(buildah: Buildah, standIn: string | undefined) {
    this.#buildah = buildah;
    this.#standIn = standIn;
  }

  get remark(): string | undefined {
    return this.#standIn
      ? 'What the Dockerfile builds on is replaced by LOCAL_GITHUB_STAND_IN_IMAGE.'
      : undefined;
  }

  async fetchBases(folder: string): Promise<void> {
    if (this.#standIn) {
      return;
    }
    for (const image of await readBaseImages(folder)) {
      await this.#buildah.run(
        ['pull', '--quiet', '--policy', 'missing', image],
        PULL_TIMEOUT_MS,
      );
    }
  }

  async buildCommand({
    folder,
    labels,
    buildArguments,
    idFile,
  }: ImageSource): Promise<StepCommand> {
    return this.#buildah.command([
      // Docker's format: the other one knows no HEALTHCHECK.
      ...['build', '--format', 'docker'],
      ...eachPair('--label', labels),
      ...eachPair('--build-arg', buildArguments),
      ...(await this.#standIns(folder)),
      ...['--iidfile', idFile, folder],
    ]);
  }

  async keep(repositoryId: number, digest: string): Promise<void> {
    const id = digest.slice('sha256:'.length);
    await this.#buildah.run(['tag', id, localReference(repositoryId, digest)]);
  }

  exportCommand(
    { repositoryId, digest }: { repositoryId: number; digest: string },
    file: string,
  ): StepCommand {
    const reference = localReference(repositoryId, digest);
    return this.#buildah.command([
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
      await this.#buildah.run(['inspect', '--type', 'image', reference]),
    );
    const config: ImageConfig = OCIv1.config;
    const { Env = [], Entrypoint = [], Cmd = [] } = config;
    // It shares the network of this machine: on loopback only.
    const settings = { ...variables, HOST: '127.0.0.1', PORT: String(port) };
    await this.#buildah.run([
      'from',
      '--pull-never',
      '--name',
      name,
      reference,
    ]);

    return {
      command: 'sh',
      args: [
        ...[RUNNER, name, config.User || '0', config.WorkingDir || '/'],
        ...Env,
        ...Object.entries(settings).map(pair => pair.join('=')),
        ...['--', ...Entrypoint, ...Cmd],
      ],
      cwd: '/',
      env: { ...this.#buildah.env, BUILDAH: this.#buildah.program },
      cleanUp: async () => {
        await this.#buildah.run(['rm', name]);
      },
    };
  }

  async remove({ repositoryId, digest }: LocalBuild): Promise<void> {
    const reference = localReference(repositoryId, digest);
    if (await findImage(this.#buildah, reference)) {
      await this.#buildah.run(['rmi', reference]);
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
}

interface ImageConfig {
  Env?: string[];
  Entrypoint?: string[];
  Cmd?: string[];
  User?: string;
  WorkingDir?: string;
}

/** Takes an OCI archive into the storage, once; answers the image's id. */
async function loadImage(buildah: Buildah, archive: string): Promise<string> {
  const { mtimeMs, size } = await stat(archive);
  const version = createHash('sha256')
    .update(`${archive} ${mtimeMs} ${size}`)
    .digest('hex');
  const reference = localReference('stand-in', `sha256:${version}`);
  const known = await findImage(buildah, reference);
  if (known) {
    return known;
  }
  const id = await buildah.run(['pull', '--quiet', `oci-archive:${archive}`]);
  await buildah.run(['tag', id, reference]);
  return id;
}

/** The id of an image that is kept under this name. */
async function findImage(buildah: Buildah, reference: string): Promise<string> {
  return buildah.run([
    'images',
    '--quiet',
    '--filter',
    `reference=${reference}`,
  ]);
}
