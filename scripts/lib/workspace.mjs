import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export const inRoot = (...path) => resolve(root, ...path);

/** Tools fetched once for this checkout: Node, a browser, the docs generator. */
export const toolchain = inRoot('.data/toolchain');

/** A path as it is told to people: short where it lies in the checkout. */
export function shown(path) {
  const short = relative(root, path);
  return short.startsWith('..') ? path : short;
}
