import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';

/** Where something stands in a file of the repository. Both count from 1. */
export interface Position {
  file: string;
  line: number;
  column: number;
}

/**
 * A value as the file has it: a scalar, a sequence or a mapping, with or
 * without expressions in it. The functions in `evaluate.ts` give its value.
 */
export interface Template {
  readonly file: string;
  readonly token: TemplateToken;
}

/**
 * An `if:`, or `success()` where the file has none. One without a status
 * function is held as `success() && (...)` already.
 */
export type Condition = Template;

/** The start of the file for what the file does not hold, such as a default. */
export function positionOf({ file, token }: Template): Position {
  return { file, line: token.line ?? 1, column: token.col ?? 1 };
}
