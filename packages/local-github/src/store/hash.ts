import { createHash } from 'node:crypto';

/** Secrets are looked up by their hash: the database never holds one in clear. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
