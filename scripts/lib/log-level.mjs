import { stripVTControlCharacters } from 'node:util';

/** The level of a line as Backstage logs in development: `time plugin level message`. */
export function levelOf(line) {
  const [, level] =
    stripVTControlCharacters(line).match(
      /^\d{4}-\d\d-\d\dT\S+ \S+ (error|warn|info|debug)\b/,
    ) ?? [];
  return level;
}

/** The end of a log that says most about why it ended: without routine messages, if more is there. */
export function tellingEnd(lines, count = 15) {
  const telling = lines.filter(
    line => !['info', 'debug'].includes(levelOf(line)),
  );
  return (telling.length > 0 ? telling : lines).slice(-count);
}
