/** Few enough for one statement on either database, with up to 30 values each. */
const SIZE = 500;

/** Slices that one statement can take. */
export function* inChunks<T>(items: readonly T[]): Iterable<T[]> {
  for (let start = 0; start < items.length; start += SIZE) {
    yield items.slice(start, start + SIZE);
  }
}
