import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Clock } from '../clock';

/** GitHub's links to logs expire after one minute. */
const LIFETIME_MS = 60_000;

/** Links end with the process that made them. */
const KEY = randomBytes(32);

/** A path that for one minute answers whoever has it, without credentials. */
export function signLink(clock: Clock, path: string): string {
  const expires = clock().getTime() + LIFETIME_MS;
  return `${path}?expires=${expires}&signature=${signatureOf(path, expires)}`;
}

/** Whether a request's path and query are a link of ours that still holds. */
export function isSignedLink(
  clock: Clock,
  path: string,
  { expires = '', signature = '' }: Record<string, string>,
): boolean {
  const expected = Buffer.from(signatureOf(path, Number(expires)));
  const given = Buffer.from(signature);
  return (
    Number(expires) > clock().getTime() &&
    given.length === expected.length &&
    timingSafeEqual(given, expected)
  );
}

function signatureOf(path: string, expires: number): string {
  return createHmac('sha256', KEY)
    .update(`${path}\n${expires}`)
    .digest('base64url');
}
