import { setTimeout as pause } from 'node:timers/promises';

const WORKERS = 4;
const PAUSE_MS = 50;
const TIMEOUT_MS = 10_000;

/** People who use a service while it is replaced, and notice what fails. */
export class Load {
  #isStopping = false;
  #workers = [];
  #latencies = [];
  #failures = [];

  constructor(url) {
    this.url = url;
  }

  start() {
    this.#workers = Array.from({ length: WORKERS }, () => this.#work());
  }

  /** Lets requests that are under way finish, and says how all of them went. */
  async stop() {
    this.#isStopping = true;
    await Promise.all(this.#workers);
    return {
      requests: this.#latencies.length,
      failed: this.#failures.length,
      failures: this.#failures.slice(0, 10),
      slowestMs: Math.round(Math.max(0, ...this.#latencies)),
    };
  }

  async #work() {
    while (!this.#isStopping) {
      const started = performance.now();
      const problem = await this.#ask();
      this.#latencies.push(performance.now() - started);
      if (problem) {
        this.#failures.push(`${new Date().toISOString()} ${problem}`);
      }
      await pause(PAUSE_MS);
    }
  }

  async #ask() {
    try {
      const response = await fetch(this.url, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const body = await response.text();
      return response.ok
        ? undefined
        : `${response.status} ${body.slice(0, 200)}`;
    } catch (error) {
      return error.cause?.message ?? error.message;
    }
  }
}
