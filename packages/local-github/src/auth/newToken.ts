import { randomBytes } from 'node:crypto';

/** A secret that looks as GitHub's do: the kind of token, and 36 characters. */
export function newToken(kind: 'ghp' | 'gho' | 'ghs'): string {
  return `${kind}_${randomBytes(18).toString('hex')}`;
}
