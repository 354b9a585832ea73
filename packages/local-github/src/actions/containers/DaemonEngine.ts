import { LocalBuild } from '../../store/LocalServiceStore';
import { Launch, LaunchOptions } from '../environments/Launch';
import { StepCommand } from '../steps/runCommand';
import {
  ContainerEngine,
  ImageSource,
  localReference,
} from './ContainerEngine';
import { readBaseImages } from './baseImages';
import { eachPair } from './eachPair';
import { engineEnvironment, PULL_TIMEOUT_MS, runEngine } from './runEngine';

/** What services listen at inside their container. */
const CONTAINER_PORT = 8080;

/** Docker, or Podman, which takes the same commands. */
export class DaemonEngine implements ContainerEngine {
  readonly name: 'docker' | 'podman';
  readonly #program: string;
  readonly #label: string;

  /**
   * Removes the containers that an end by force left behind. `owner` tells ours
   * from those of another local GitHub.
   */
  static async start(
    name: 'docker' | 'podman',
    program: string,
    owner: string,
  ): Promise<DaemonEngine> {
    const engine = new DaemonEngine(name, program, owner);
    await engine.#removeOrphans();
    return engine;
  }

  private constructor(
    name: 'docker' | 'podman',
    program: string,
    owner: string,
  ) {
    this.name = name;
    this.#program = program;
    this.#label = `wheelhouse.owner=${owner}`;
  }

  async fetchBases(folder: string): Promise<void> {
    for (const image of await readBaseImages(folder)) {
      const isHere = await this.#run('image', 'inspect', image).then(
        () => true,
        () => false,
      );
      if (!isHere) {
        await runEngine(this.#program, ['pull', '--quiet', image], {
          timeoutMs: PULL_TIMEOUT_MS,
        });
      }
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
      ...eachPair('--label', labels),
      ...eachPair('--build-arg', buildArguments),
      ...['--iidfile', idFile, folder],
    ]);
  }

  async keep(repositoryId: number, digest: string): Promise<void> {
    await this.#run('tag', digest, localReference(repositoryId, digest));
  }

  exportCommand(
    { repositoryId, digest }: { repositoryId: number; digest: string },
    file: string,
  ): StepCommand {
    return this.#command([
      'save',
      ...['--output', file, localReference(repositoryId, digest)],
    ]);
  }

  async launch(
    { repositoryId, digest }: LocalBuild,
    { port, name, variables }: LaunchOptions,
  ): Promise<Launch> {
    return this.#command([
      ...['run', '--rm', '--name', name, '--label', this.#label],
      // As the manifests of the template have it.
      ...['--read-only', '--cap-drop', 'ALL'],
      ...['--security-opt', 'no-new-privileges'],
      ...['--publish', `127.0.0.1:${port}:${CONTAINER_PORT}`],
      ...eachPair('--env', { ...variables, PORT: String(CONTAINER_PORT) }),
      localReference(repositoryId, digest),
    ]);
  }

  async remove({ repositoryId, digest }: LocalBuild): Promise<void> {
    const reference = localReference(repositoryId, digest);
    const found = await this.#run('images', '--quiet', reference);
    if (found) {
      await this.#run('rmi', reference);
    }
  }

  async #removeOrphans(): Promise<void> {
    const ids = await this.#run(
      ...['ps', '--all', '--quiet', '--filter', `label=${this.#label}`],
    );
    if (ids) {
      await this.#run('rm', '--force', ...ids.split('\n'));
    }
  }

  #command(args: string[]): StepCommand {
    return {
      command: this.#program,
      args,
      cwd: '/',
      env: engineEnvironment(),
    };
  }

  async #run(...args: string[]): Promise<string> {
    return runEngine(this.#program, args);
  }
}
