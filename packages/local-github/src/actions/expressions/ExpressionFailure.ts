import type { Position } from './Template';

/** An expression, or a value that one gave, is not what its place asks for. */
export class ExpressionFailure extends Error {
  /** Where in the file; absent for what the file does not hold. */
  readonly position?: Position;

  constructor(message: string, position?: Position, cause?: unknown) {
    super(
      position
        ? `${message} (${position.file}:${position.line}:${position.column})`
        : message,
      { cause },
    );
    this.name = 'ExpressionFailure';
    this.position = position;
  }
}
