import { Context } from '../../context';
import {
  LocalBuild,
  LocalRelease,
  LocalServiceStore,
  NewRelease,
} from '../../store/LocalServiceStore';
import { DeployedService } from './DeployedService';
import { BuildRunner } from './Launch';
import { DeployObserver, LocalService, ServiceKey } from './LocalService';
import { assignPort, PortRange } from './ports';
import { pruneBuilds } from './pruneBuilds';
import { ServiceDirectory } from './ServiceDirectory';
import { Timing, usualTiming } from './timing';
import { Turns } from './Turns';

type NeededContext = Pick<Context, 'store' | 'clock' | 'events' | 'log'>;

export interface LocalServicesOptions {
  runners: (build: LocalBuild) => Promise<BuildRunner>;
  ports: PortRange;
  timing?: Timing;
}

/**
 * The services deployed on this machine, at most one per environment of a
 * repository: started, replaced without losing a request, kept up, brought back
 * at our next start, and gone with their repository or environment.
 */
export class LocalServices implements ServiceDirectory {
  readonly #context: NeededContext;
  readonly #options: LocalServicesOptions;
  readonly #services = new Map<string, DeployedService>();
  /** What changes one service comes after what changed it before. */
  readonly #turns = new Turns();
  #unsubscribe: () => void = () => {};
  readonly #stopping = new AbortController();

  /** Brings back what was released before, without waiting until it answers. */
  static async start(
    context: NeededContext,
    options: LocalServicesOptions,
  ): Promise<LocalServices> {
    const services = new LocalServices(context, options);
    for (const assigned of await services.#store.listPorts()) {
      const service = services.#add(assigned, assigned.port);
      const [release] = await services.listReleases(assigned);
      if (release) {
        service.bringBack(release);
      }
    }
    services.#unsubscribe = context.events.subscribe(event => {
      if (event.type === 'repository.deleted') {
        services
          .#removeRepository(event.repository.id)
          .catch(error => context.log(`Cannot end services: ${error.stack}`));
      }
    });
    return services;
  }

  private constructor(context: NeededContext, options: LocalServicesOptions) {
    this.#context = context;
    this.#options = options;
  }

  get #store(): LocalServiceStore {
    return this.#context.store.localServices;
  }

  /**
   * Puts a build behind an environment.
   *
   * @throws where it does not become healthy, or is not here any more; what was
   * in use then stays in use.
   */
  async deploy(
    key: ServiceKey & {
      digest: string;
      runId: number;
      variables: Record<string, string>;
    },
    observer: DeployObserver = {},
  ): Promise<LocalService> {
    return this.#inTurn(key, async () => {
      const { image, sha } = await this.#requireBuild(key);
      return this.#release({ ...key, image, sha }, observer);
    });
  }

  /** Puts a build back that was behind the environment before. */
  async rollBack(
    key: ServiceKey & { digest: string },
    observer: DeployObserver = {},
  ): Promise<LocalService> {
    return this.#inTurn(key, async () => {
      const releases = await this.listReleases(key);
      const earlier = releases.find(({ digest }) => digest === key.digest);
      if (!earlier) {
        throw new Error(
          `${key.digest} was never released to ${key.environment} on this machine`,
        );
      }
      const { id, releasedAt, ...release } = earlier;
      return this.#release(release, observer);
    });
  }

  /** Newest first. */
  async listReleases(key: ServiceKey): Promise<LocalRelease[]> {
    return this.#store.listReleases(key.repositoryId, key.environment);
  }

  async list(repositoryId: number): Promise<LocalService[]> {
    return [...this.#services.values()]
      .map(service => service.describe())
      .filter(service => service.repositoryId === repositoryId);
  }

  async find(
    repositoryId: number,
    environment: string,
  ): Promise<LocalService | undefined> {
    return this.#services
      .get(nameOf({ repositoryId, environment }))
      ?.describe();
  }

  async remove(repositoryId: number, environment: string): Promise<void> {
    const key = { repositoryId, environment };
    await this.#inTurn(key, async () => {
      await this.#services.get(nameOf(key))?.close();
      this.#services.delete(nameOf(key));
      await this.#store.removeService(repositoryId, environment);
    });
  }

  /** Ends them all; the next start brings them back. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#stopping.abort(new Error('The local GitHub is stopping'));
    await this.#turns.allTaken();
    await Promise.all([...this.#services.values()].map(s => s.close()));
  }

  async #release(
    release: NewRelease,
    { signal, onLines }: DeployObserver,
  ): Promise<LocalService> {
    const service = await this.#provide(release);
    await service.replace(release, {
      record: recorded => this.#store.recordRelease(recorded),
      signal: AbortSignal.any([
        this.#stopping.signal,
        ...(signal ? [signal] : []),
      ]),
      onLines,
    });
    await pruneBuilds(
      this.#store,
      release.repositoryId,
      await this.list(release.repositoryId),
      build => this.#removeBuild(build),
    );
    return service.describe();
  }

  async #requireBuild({
    repositoryId,
    digest,
  }: Pick<LocalBuild, 'repositoryId' | 'digest'>): Promise<LocalBuild> {
    const build = await this.#store.findBuild(repositoryId, digest);
    if (!build) {
      throw new Error(
        `There is no build ${digest} on this machine. Only the newest are kept: re-run the job that builds it.`,
      );
    }
    return build;
  }

  async #provide({
    repositoryId,
    environment,
  }: ServiceKey): Promise<DeployedService> {
    const key = { repositoryId, environment };
    const known = this.#services.get(nameOf(key));
    if (known) {
      return known;
    }
    const port = await assignPort(this.#store, this.#options.ports, key);
    return this.#add(key, port);
  }

  #add(key: ServiceKey, port: number): DeployedService {
    const service = new DeployedService({
      ...key,
      port,
      clock: this.#context.clock,
      timing: this.#options.timing ?? usualTiming,
      launch: async (release, options) => {
        const build = await this.#requireBuild(release);
        const runner = await this.#options.runners(build);
        return runner.launch(build, options);
      },
    });
    this.#services.set(nameOf(key), service);
    return service;
  }

  async #removeRepository(repositoryId: number): Promise<void> {
    // The rows go with the repository's own.
    const builds = await this.#store.listBuilds(repositoryId);
    for (const { environment } of await this.list(repositoryId)) {
      await this.remove(repositoryId, environment);
    }
    for (const build of builds) {
      await this.#removeBuild(build);
    }
  }

  /** What is left behind takes space, and harms nothing else. */
  async #removeBuild(build: LocalBuild): Promise<void> {
    try {
      const runner = await this.#options.runners(build);
      await runner.remove(build);
    } catch (error) {
      this.#context.log(`Cannot remove ${build.digest}: ${error}`);
    }
  }

  async #inTurn<T>(key: ServiceKey, change: () => Promise<T>): Promise<T> {
    return this.#turns.take(nameOf(key), () => {
      this.#stopping.signal.throwIfAborted();
      return change();
    });
  }
}

function nameOf({ repositoryId, environment }: ServiceKey): string {
  return `${repositoryId}:${environment.toLowerCase()}`;
}
