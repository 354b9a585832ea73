import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Clock } from '../../clock';
import { freePort } from '../../http/freePort';
import { messageOf } from '../../messageOf';
import { LocalRelease, NewRelease } from '../../store/LocalServiceStore';
import { LastLines } from './LastLines';
import { Launch, LaunchOptions } from './Launch';
import {
  DeployObserver,
  LocalService,
  ServiceHealth,
  ServiceKey,
} from './LocalService';
import { ServiceInstance } from './ServiceInstance';
import { ServiceProxy } from './ServiceProxy';
import { Timing } from './timing';
import { watchHealth } from './watchHealth';

export interface DeployedServiceOptions extends ServiceKey {
  port: number;
  launch(release: NewRelease, options: LaunchOptions): Promise<Launch>;
  clock: Clock;
  timing: Timing;
}

/**
 * What stands behind one environment: the proxy at its port, the version in
 * use, and whoever is still finishing requests. Calls that change something
 * come one after the other: `LocalServices` sees to it.
 */
export class DeployedService {
  readonly #options: DeployedServiceOptions;
  readonly #leaving = new Set<Promise<void>>();
  #proxy?: Promise<ServiceProxy>;
  #release?: LocalRelease;
  #instance?: ServiceInstance;
  #lines = new LastLines();
  #health: ServiceHealth = 'stopped';
  #reason?: string = 'Nothing was deployed here yet.';
  #since: string;
  /** Ends the watch over the version in use, not the version. */
  #watch?: { over: AbortController; done: Promise<void> };

  constructor(options: DeployedServiceOptions) {
    this.#options = options;
    this.#since = options.clock().toISOString();
  }

  /** Listens at the port; fails where another program has it. */
  async open(): Promise<void> {
    this.#proxy ??= ServiceProxy.open(
      this.#options.port,
      () => this.#reason ?? 'The service is being replaced.',
    );
    try {
      await this.#proxy;
    } catch (error) {
      this.#proxy = undefined;
      throw error;
    }
  }

  /**
   * Starts a version beside the one in use, waits until it is healthy, and only
   * then lets requests go to it; the other one finishes those it has.
   *
   * @throws where it does not come up; then nothing has changed.
   */
  async replace(
    release: NewRelease,
    {
      record,
      signal,
      onLines,
    }: DeployObserver & {
      /** Called when the new version is healthy, before it gets requests. */
      record(release: NewRelease): Promise<LocalRelease>;
    },
  ): Promise<void> {
    await this.open();
    const lines = new LastLines();
    let next: ServiceInstance;
    try {
      next = await this.#start(release, lines, signal);
    } catch (error) {
      await onLines?.(lines.all());
      throw error;
    }
    const recorded = await record(release).catch(async error => {
      await next.retire({ drainMs: 0, graceMs: 0 });
      throw error;
    });
    await this.#endWatch();
    await this.#use(recorded, next, lines);
    this.#keepUp(recorded, next);
  }

  /** Starts the version that was in use before we ended, as often as it takes. */
  bringBack(release: LocalRelease): void {
    this.#release = release;
    this.#setHealth('starting', 'The service is being started.');
    this.#keepUp(release);
  }

  describe(): LocalService {
    return {
      repositoryId: this.#options.repositoryId,
      environment: this.#options.environment,
      url: `http://localhost:${this.#options.port}`,
      health: this.#health,
      since: this.#since,
      reason: this.#reason,
      release: this.#release && {
        digest: this.#release.digest,
        image: `${this.#release.image}@${this.#release.digest}`,
        sha: this.#release.sha,
        releasedAt: this.#release.releasedAt,
      },
      lastLines: this.#lines.all(),
    };
  }

  /** Requests under way get a moment; then all of it ends. */
  async close(): Promise<void> {
    await this.#endWatch();
    this.#setHealth('stopped', 'The service was stopped.');
    const proxy = await this.#proxy?.catch(() => undefined);
    proxy?.switchTo(undefined);
    this.#leave(this.#instance, this.#options.timing.closingMs);
    this.#instance = undefined;
    await Promise.all(this.#leaving);
    this.#proxy = undefined;
    await proxy?.close();
  }

  async #start(
    release: NewRelease,
    lines: LastLines,
    signal?: AbortSignal,
  ): Promise<ServiceInstance> {
    const port = await freePort();
    const launch = await this.#options.launch(release, {
      port,
      name: `wheelhouse-${release.repositoryId}-${randomUUID()}`,
      variables: release.variables,
    });
    return ServiceInstance.startHealthy(launch, {
      port,
      lines,
      timeoutMs: this.#options.timing.startMs,
      signal,
    });
  }

  async #use(
    release: LocalRelease,
    instance: ServiceInstance,
    lines: LastLines,
  ): Promise<void> {
    const proxy = await this.#proxy;
    proxy?.switchTo(instance.upstream);
    this.#leave(this.#instance, this.#options.timing.drainMs);
    this.#instance = instance;
    this.#release = release;
    this.#lines = lines;
    this.#setHealth('healthy');
  }

  #leave(instance: ServiceInstance | undefined, drainMs: number): void {
    if (instance) {
      const { graceMs } = this.#options.timing;
      const leaving = instance.retire({ drainMs, graceMs }).finally(() => {
        this.#leaving.delete(leaving);
      });
      this.#leaving.add(leaving);
    }
  }

  #keepUp(release: LocalRelease, instance?: ServiceInstance): void {
    const over = new AbortController();
    const done = this.#watchOver(release, instance, over.signal);
    this.#watch = { over, done };
  }

  async #endWatch(): Promise<void> {
    this.#watch?.over.abort();
    await this.#watch?.done;
    this.#watch = undefined;
  }

  /** Restarts what ends, later and later where it ends again and again. */
  async #watchOver(
    release: LocalRelease,
    running: ServiceInstance | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { timing } = this.#options;
    let instance = running;
    let attempts = 0;
    while (!signal.aborted) {
      const startedAt = Date.now();
      try {
        if (!instance) {
          await this.open();
          this.#lines = new LastLines();
          instance = await this.#start(release, this.#lines, signal);
          await this.#use(release, instance, this.#lines);
        }
        const how = await watchHealth(instance, {
          everyMs: timing.probeMs,
          signal,
          report: problem =>
            this.#setHealth(problem ? 'unhealthy' : 'healthy', problem),
        });
        if (signal.aborted) {
          return;
        }
        (await this.#proxy)?.switchTo(undefined);
        this.#setHealth('unhealthy', `The service ended ${how}.`);
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        this.#setHealth(
          'unhealthy',
          `The service does not start: ${messageOf(error)}`,
        );
      }
      this.#leave(instance, 0);
      this.#instance = undefined;
      instance = undefined;

      attempts = Date.now() - startedAt > timing.steadyMs ? 0 : attempts + 1;
      const pauseMs = Math.min(
        timing.restartMs * 2 ** attempts,
        timing.longestRestartMs,
      );
      await wait(pauseMs, undefined, { signal }).catch(() => {});
    }
  }

  #setHealth(health: ServiceHealth, reason?: string): void {
    if (health !== this.#health) {
      this.#since = this.#options.clock().toISOString();
    }
    this.#health = health;
    this.#reason = reason;
  }
}
