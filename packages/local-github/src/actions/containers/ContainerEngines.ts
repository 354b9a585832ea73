import { messageOf } from '../../messageOf';
import { findProgram } from '../steps/findProgram';
import { BuildahEngine } from './BuildahEngine';
import { ContainerEngine, EngineName } from './ContainerEngine';
import { DaemonEngine } from './DaemonEngine';
import { runEngine } from './runEngine';

/** In the order in which they are tried. */
const NAMES: EngineName[] = ['docker', 'podman', 'buildah'];

const QUESTION_TIMEOUT_MS = 15_000;

export interface ContainerEnginesOptions {
  /** `auto` takes the first that works; a name takes no other. */
  choice: 'auto' | 'none' | EngineName;
  /** Where buildah keeps what it makes. */
  folder: string;
  /** Tells our containers from those of another local GitHub on this machine. */
  owner: string;
  /** An OCI archive that takes the place of base images where no registry is reached. */
  standIn?: string;
  path?: string;
}

/** What was found, or why nothing was. */
export type FoundEngine =
  | { engine: ContainerEngine; reason?: undefined }
  | { engine?: undefined; reason: string };

/** Looks once for a container engine that works. */
export class ContainerEngines {
  readonly #options: ContainerEnginesOptions;
  #found: Promise<FoundEngine> | undefined;

  constructor(options: ContainerEnginesOptions) {
    this.#options = options;
  }

  /** Whether one was asked for by name: then nothing else will do. */
  get isChosen(): boolean {
    return this.#options.choice !== 'auto';
  }

  find(): Promise<FoundEngine> {
    this.#found ??= this.#look();
    return this.#found;
  }

  async #look(): Promise<FoundEngine> {
    const { choice } = this.#options;
    if (choice === 'none') {
      return { reason: 'LOCAL_GITHUB_CONTAINER_ENGINE is set to none' };
    }
    const reasons: string[] = [];
    for (const name of choice === 'auto' ? NAMES : [choice]) {
      try {
        return { engine: await this.#start(name) };
      } catch (error) {
        reasons.push(`${name}: ${messageOf(error).split('\n')[0]}`);
      }
    }
    return { reason: reasons.join('; ') };
  }

  async #start(name: EngineName): Promise<ContainerEngine> {
    const {
      path = process.env.PATH ?? '',
      folder,
      owner,
      standIn,
    } = this.#options;
    const program = await findProgram(name, path);
    if (!program) {
      throw new Error('not on the PATH');
    }
    if (name === 'buildah') {
      if (process.getuid?.() !== 0) {
        throw new Error('starts services here for root only');
      }
      return BuildahEngine.start(program, folder, { standIn });
    }
    await runEngine(program, ['info'], { timeoutMs: QUESTION_TIMEOUT_MS });
    return DaemonEngine.start(name, program, owner);
  }
}
