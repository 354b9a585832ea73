import { Minimatch } from 'minimatch';

/** One line of what `hashFiles` is given; paths are relative to the workspace. */
export interface GlobPattern {
  isNegated: boolean;
  /** The folders before the first wildcard: '' for the workspace itself. */
  start: string;
  matches(path: string): boolean;
  /** Whether something below this folder could match. */
  leadsThrough(folder: string): boolean;
}

const OPTIONS = {
  dot: true,
  nobrace: true,
  nocomment: true,
  noext: true,
  nonegate: true,
};

/**
 * Reads a pattern as `@actions/glob` does: a folder stands for all in it, and
 * one that ends in a slash is never a file.
 */
export function parsePattern(line: string): GlobPattern {
  const negations = /^(?:!\s*)*/.exec(line)?.[0] ?? '';
  const pattern = line.slice(negations.length).replace(/^\.(\/|$)/, '');
  const isFolder = pattern.endsWith('/');
  const segments = pattern.split('/').filter(Boolean);
  const itself = new Minimatch(segments.join('/'), OPTIONS);
  const below = new Minimatch([...segments, '**'].join('/'), OPTIONS);

  return {
    isNegated: negations.replaceAll(/\s/g, '').length % 2 === 1,
    start: leadingFolders(segments),
    matches: path => (!isFolder && itself.match(path)) || below.match(path),
    leadsThrough: folder => folder === '' || below.match(folder, true),
  };
}

function leadingFolders(segments: string[]): string {
  const firstWildcard = segments.findIndex(segment => /[*?[\\]/.test(segment));
  return segments
    .slice(0, firstWildcard < 0 ? segments.length : firstWildcard)
    .join('/');
}
