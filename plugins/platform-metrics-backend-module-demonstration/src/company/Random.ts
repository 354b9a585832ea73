import { createHash } from 'node:crypto';

/** Chance that repeats itself: the same words give the same numbers. */
export class Random {
  private state: number;

  constructor(...words: Array<number | string>) {
    this.state = createHash('sha256')
      .update(words.join('|'))
      .digest()
      .readUInt32LE();
  }

  /** Evenly in [0, 1). Mulberry32, by Tommy Ettinger. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** True in so many cases of one. */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** Evenly in [from, to). */
  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  /** How often something happens that does `mean` times on average (Poisson, by Knuth's product). */
  count(mean: number): number {
    const limit = Math.exp(-mean);
    let product = this.next();
    let count = 0;
    while (product > limit) {
      product *= this.next();
      count += 1;
    }
    return count;
  }

  /** Around `median`, skewed to the long side as durations are (log-normal, by Box and Muller). */
  duration(median: number, spread: number): number {
    const normal =
      Math.sqrt(-2 * Math.log(1 - this.next())) *
      Math.cos(2 * Math.PI * this.next());
    return median * Math.exp(spread * normal);
  }
}
