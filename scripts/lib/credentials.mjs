import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readJsonFile } from './json-file.mjs';

/**
 * The secrets that portal and local GitHub share, as environment variables:
 * made up once, and kept where only this user can read them.
 */
export function localCredentials(file) {
  const kept = readJsonFile(file);
  if (kept) {
    return kept;
  }
  const made = {
    AUTH_GITHUB_CLIENT_ID: `Ov23${randomBytes(8).toString('hex')}`,
    AUTH_GITHUB_CLIENT_SECRET: randomBytes(20).toString('hex'),
    GITHUB_TOKEN: `ghp_${randomBytes(18).toString('hex')}`,
    GITHUB_WEBHOOK_SECRET: randomBytes(20).toString('hex'),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
