import { randomBytes } from 'node:crypto';
import { Context as HonoContext } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Duration } from 'luxon';
import { Context } from '../context';
import { User } from '../store/AccountStore';

const COOKIE = 'local_github_session';
const LIFETIME = Duration.fromObject({ days: 14 });

/** Who is signed in to the pages of the local GitHub, if anybody. */
export async function signedInUser(
  { store }: Context,
  c: HonoContext,
): Promise<User | undefined> {
  const session = getCookie(c, COOKIE);
  const userId = session && (await store.sessions.findUserId(session));
  return userId ? store.accounts.findUserById(userId) : undefined;
}

export async function signIn(
  context: Context,
  c: HonoContext,
  user: User,
): Promise<void> {
  await signOut(context, c);
  const session = randomBytes(32).toString('base64url');
  const expiresAt = new Date(context.clock().getTime() + LIFETIME.toMillis());
  await context.store.sessions.add(session, user.id, expiresAt);
  setCookie(c, COOKIE, session, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: LIFETIME.as('seconds'),
  });
}

export async function signOut(
  { store }: Context,
  c: HonoContext,
): Promise<void> {
  const session = deleteCookie(c, COOKIE);
  if (session) {
    await store.sessions.remove(session);
  }
}
