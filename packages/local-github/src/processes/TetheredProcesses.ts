import { startTethered } from './startTethered';
import { ProcessGroup, Tethered, TetheredOptions } from './Tethered';

/** The tethered processes of one owner, ended together. */
export class TetheredProcesses implements ProcessGroup {
  readonly #started = new Set<Promise<Tethered>>();
  #hasEnded = false;

  async start(options: TetheredOptions): Promise<Tethered> {
    if (this.#hasEnded) {
      throw new Error(`Too late to start ${options.command}: all was ended`);
    }
    const starting = startTethered(options);
    this.#started.add(starting);
    starting.catch(() => this.#started.delete(starting));
    return starting;
  }

  async endAll(options?: { graceMs?: number }): Promise<void> {
    this.#hasEnded = true;
    const started = await Promise.allSettled(this.#started);
    await Promise.all(
      started.map(async result => {
        if (result.status === 'fulfilled') {
          await result.value.end(options);
        }
      }),
    );
  }
}
