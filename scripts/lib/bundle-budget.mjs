import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the stock app of `@backstage/create-app` loads. */
export const budgetBytes = 1_040_000;

/** The JavaScript, gzipped, that a browser loads before it shows the sign-in page. */
export function scriptBytes(dist) {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(
    ([, source]) => source,
  );
  return scripts
    .map(source => gzipSync(readFileSync(join(dist, source))).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}
