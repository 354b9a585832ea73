import type { WeekRange } from '@internal/plugin-platform-metrics-common';
import type { Revisions } from '../../database/RollupStore';

const NO_WEEKS: WeekRange = { from: '', to: '' };

/**
 * Reads revisions for many at once. Those who ask while a query is under way
 * share the next one, as this one may have looked before they asked.
 */
export class RevisionReader {
  readonly #read: (range: WeekRange) => Promise<Revisions>;
  #running?: Promise<Revisions>;
  #next?: { range: WeekRange; answer: Promise<Revisions> };

  constructor(read: (range: WeekRange) => Promise<Revisions>) {
    this.#read = read;
  }

  /** Revisions of the range's weeks, and maybe of more, not older than this call. */
  read(range: WeekRange = NO_WEEKS): Promise<Revisions> {
    if (!this.#running) {
      return this.start(range);
    }
    if (this.#next) {
      this.#next.range = union(this.#next.range, range);
    } else {
      const next = {
        range,
        answer: this.#running.then(
          () => this.startNext(),
          () => this.startNext(),
        ),
      };
      this.#next = next;
    }
    return this.#next.answer;
  }

  private startNext(): Promise<Revisions> {
    const range = this.#next?.range;
    this.#next = undefined;
    if (!range) {
      throw new Error('There is no next query');
    }
    return this.start(range);
  }

  private start(range: WeekRange): Promise<Revisions> {
    const running = this.#read(range).finally(() => {
      if (this.#running === running) {
        this.#running = undefined;
      }
    });
    this.#running = running;
    return running;
  }
}

function union(one: WeekRange, other: WeekRange): WeekRange {
  if (one === NO_WEEKS || other === NO_WEEKS) {
    return one === NO_WEEKS ? other : one;
  }
  return {
    from: one.from < other.from ? one.from : other.from,
    to: one.to > other.to ? one.to : other.to,
  };
}
