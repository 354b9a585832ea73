import { stripVTControlCharacters } from 'node:util';

/** The level of a line as Backstage logs in development: `time plugin level message`. */
export function levelOf(line) {
  const [, level] =
    stripVTControlCharacters(line).match(
      /^\d{4}-\d\d-\d\dT\S+ \S+ (error|warn|info|debug)\b/,
    ) ?? [];
  return level;
}
