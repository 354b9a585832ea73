/** The current moment, injected so that tests can choose it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** GitHub's timestamps: ISO 8601, UTC, whole seconds. */
export function toTimestamp(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
