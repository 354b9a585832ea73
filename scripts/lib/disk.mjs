import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from './problem.mjs';

/**
 * Stops before work begins where it could not be kept: some systems answer a
 * write deep in a read-only folder by an error that says nothing of the kind.
 */
export function requireWritable(folder) {
  fs.accessSync(nearestExisting(folder), fs.constants.W_OK);
}

/** Stops before work begins that would fill the disk. */
export function requireSpace(folder, { gigabytes, purpose }) {
  // Node 18.0 to 18.14 cannot tell.
  const free = fs.statfsSync?.(nearestExisting(folder));
  if (free && free.bavail * free.bsize < gigabytes * 1e9) {
    const left = ((free.bavail * free.bsize) / 1e9).toFixed(1);
    throw new Problem(
      `The disk has ${left} GB free, and ${purpose} need about ${gigabytes} GB.`,
      'Free some space, then run the same command again.',
    );
  }
}

function nearestExisting(folder) {
  return fs.existsSync(folder) ? folder : nearestExisting(dirname(folder));
}
