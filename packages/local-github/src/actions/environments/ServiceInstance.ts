import { setTimeout as wait } from 'node:timers/promises';
import { startTethered } from '../../processes/startTethered';
import { Exit, Tethered } from '../../processes/Tethered';
import { LastLines } from './LastLines';
import { Launch } from './Launch';
import { probe } from './probe';
import { Upstream } from './Upstream';

const PROBE_INTERVAL_MS = 200;

/** One running version of a service; it cannot outlive us. */
export class ServiceInstance {
  readonly port: number;
  readonly upstream: Upstream;
  readonly #process: Tethered;
  readonly #cleanUp: () => Promise<void>;
  #exit: Exit | undefined;

  /**
   * Starts it and waits until it is alive and ready.
   *
   * @throws when it ends before, or is not within the time; the message says
   * what it did answer.
   */
  static async startHealthy(
    launch: Launch,
    {
      port,
      lines,
      timeoutMs,
      signal,
    }: {
      port: number;
      /** Gets what it prints. */
      lines: LastLines;
      timeoutMs: number;
      signal?: AbortSignal;
    },
  ): Promise<ServiceInstance> {
    const { cleanUp = async () => {}, ...command } = launch;
    const process = await startTethered({
      ...command,
      onOutput: chunk => lines.append(chunk),
    });
    const instance = new ServiceInstance(process, port, cleanUp);
    try {
      await instance.#untilHealthy(timeoutMs, signal);
      return instance;
    } catch (error) {
      await instance.retire({ drainMs: 0, graceMs: 1_000 });
      throw error;
    }
  }

  private constructor(
    process: Tethered,
    port: number,
    cleanUp: () => Promise<void>,
  ) {
    this.#process = process;
    this.#cleanUp = cleanUp;
    this.port = port;
    this.upstream = new Upstream(port);
    process.exited.then(exit => {
      this.#exit = exit;
    });
  }

  /** Settles when it has ended by itself; says how. */
  async ended(): Promise<string> {
    return describeExit(await this.#process.exited);
  }

  async #untilHealthy(timeoutMs: number, signal?: AbortSignal): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const problem = await probe(this.port);
      signal?.throwIfAborted();
      if (this.#exit) {
        throw new Error(
          `it ended before it was ready, ${describeExit(this.#exit)}`,
        );
      }
      if (!problem) {
        return;
      }
      if (Date.now() > deadline) {
        throw new Error(
          `it was not healthy within ${timeoutMs / 1000} s: ${problem}`,
        );
      }
      await wait(PROBE_INTERVAL_MS, undefined, { signal });
    }
  }

  /**
   * Ends it once nothing is under way to it any more, at the latest after
   * `drainMs`. Call it when no new requests come.
   */
  async retire({
    drainMs,
    graceMs,
  }: {
    drainMs: number;
    graceMs: number;
  }): Promise<void> {
    const late = new AbortController();
    await Promise.race([
      this.upstream.idle(),
      this.#process.exited,
      wait(drainMs, undefined, { signal: late.signal }).catch(() => {}),
    ]);
    late.abort();
    await this.#process.end({ graceMs });
    await this.#cleanUp();
  }
}

function describeExit({ code, signal }: Exit): string {
  return signal ? `by ${signal}` : `with exit code ${code}`;
}
