/** An address of our own to go back to: never another site's, whatever was asked. */
export function localReturnTo(asked: string | null | undefined): string {
  const base = 'http://local.invalid';
  if (!asked || !URL.canParse(asked, base)) {
    return '/';
  }
  const { origin, pathname, search } = new URL(asked, base);
  return origin === base ? pathname.replace(/^\/+/, '/') + search : '/';
}
