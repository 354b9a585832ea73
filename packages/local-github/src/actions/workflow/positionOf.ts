import type { Position, Template } from './Workflow';

/** The start of the file for what the file does not hold, such as a default. */
export function positionOf({ file, token }: Template): Position {
  return { file, line: token.line ?? 1, column: token.col ?? 1 };
}
