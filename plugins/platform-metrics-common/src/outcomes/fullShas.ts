import type { ServiceHistory } from '../facts/ServiceHistory';

const FULL_LENGTH = 40;

/**
 * Finds the whole sha of an abbreviated one, such as a deployment tool takes
 * from an image's tag: the one known sha that begins with it. Where none or
 * several do, it stays as it is.
 */
export function fullShas({
  changes,
}: Pick<ServiceHistory, 'changes'>): (sha: string) => string {
  let known: string[] | undefined;
  return sha => {
    const wanted = sha.toLowerCase();
    if (wanted.length >= FULL_LENGTH) {
      return wanted;
    }
    known ??= [...new Set(changes.map(change => change.sha))].sort();
    const first = firstNotBefore(known, wanted);
    const isOnlyOne =
      known[first]?.startsWith(wanted) && !known[first + 1]?.startsWith(wanted);
    return isOnlyOne ? known[first] : wanted;
  };
}

function firstNotBefore(sorted: readonly string[], text: string): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (sorted[middle] < text) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}
