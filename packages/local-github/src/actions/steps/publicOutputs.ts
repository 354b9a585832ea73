import { SecretMasks } from './SecretMasks';

/**
 * The outputs that a job may hand to others. As on GitHub those that hold a
 * secret stay behind; say so with {@link skippedOutput}.
 */
export function publicOutputs(
  outputs: Record<string, string>,
  masks: SecretMasks,
): { outputs: Record<string, string>; skipped: string[] } {
  const entries = Object.entries(outputs);
  return {
    outputs: Object.fromEntries(entries.filter(([, v]) => !masks.isIn(v))),
    skipped: entries.filter(([, v]) => masks.isIn(v)).map(([name]) => name),
  };
}

/** The warning for an output that stays behind, in GitHub's words. */
export function skippedOutput(name: string): string {
  return `Skip output '${name}' since it may contain secret.`;
}
