/** Where a loopback address may listen on any port, as RFC 8252 asks. */
const LOOPBACK = ['127.0.0.1', '[::1]'];

/**
 * Whether an app registered with `callbackUrl` may ask to be called back at
 * `redirectUri`: the same host or one below it, the same port, and the same
 * path or one below it.
 */
export function isAllowedRedirect(
  callbackUrl: string,
  redirectUri: string,
): boolean {
  if (!URL.canParse(redirectUri)) {
    return false;
  }
  const registered = new URL(callbackUrl);
  const asked = new URL(redirectUri);
  const isSameHost =
    asked.hostname === registered.hostname ||
    asked.hostname.endsWith(`.${registered.hostname}`);
  const isSamePort =
    asked.port === registered.port || LOOPBACK.includes(asked.hostname);
  const parent = registered.pathname.replace(/\/$/, '');
  const isSamePath =
    asked.pathname === registered.pathname ||
    asked.pathname.startsWith(`${parent}/`);
  return (
    asked.protocol === registered.protocol &&
    !asked.username &&
    !asked.password &&
    isSameHost &&
    isSamePort &&
    isSamePath
  );
}
