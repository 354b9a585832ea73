/**
 * Reads what a step wrote to GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE: lines
 * `name=value`, or values of several lines between `name<<DELIMITER` and
 * `DELIMITER`. As on GitHub the pairs before a broken line count.
 *
 * @throws with GitHub's words where a line is neither
 */
export function* readPairs(
  text: string,
): Generator<[name: string, value: string]> {
  const lines = text.split('\n');
  // The last line has no end; an empty one is only what follows that of the line before.
  const isLastEnded = lines.at(-1) === '';

  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === '') {
      continue;
    }
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');

    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      const name = line.slice(0, equals);
      if (name === '') {
        throw new Error(`Invalid format '${line}'. Name must not be empty`);
      }
      yield [name, line.slice(equals + 1)];
    } else if (heredoc >= 0) {
      const name = line.slice(0, heredoc);
      const delimiter = line.slice(heredoc + 2);
      if (name === '' || delimiter === '') {
        throw new Error(
          `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`,
        );
      }
      const end = lines.indexOf(delimiter, at + 1);
      if (end < 0) {
        throw new Error(
          isLastEnded || at === lines.length - 1
            ? `Invalid value. Matching delimiter not found '${delimiter}'`
            : 'Invalid value. EOF marker missing new line.',
        );
      }
      yield [name, lines.slice(at + 1, end).join('\n')];
      at = end;
    } else {
      throw new Error(`Invalid format '${line}'`);
    }
  }
}
