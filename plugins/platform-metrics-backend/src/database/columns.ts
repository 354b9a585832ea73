/** What a column holds where it is set. PostgreSQL gives bigints as text. */
export function instant(value: unknown): number {
  return Number(value);
}

/** `undefined` where the column is null. */
export function optionalInstant(value: unknown): number | undefined {
  return value === null ? undefined : Number(value);
}

/** `undefined` where the column is null. */
export function optionalText(value: unknown): string | undefined {
  return value === null ? undefined : String(value);
}

/** SQLite gives booleans as numbers. */
export function flag(value: unknown): boolean {
  return Boolean(value);
}
