import { Context as HonoContext } from 'hono';
import { Pusher } from '../git/pushRules';
import { Permission } from '../store/RepositoryStore';
import { requireViewer } from './authenticate';

/** The viewer of a repository route, as whoever moves its refs. */
export function pusherOf(c: HonoContext): Pusher {
  const { user, token } = requireViewer(c);
  const permission: Permission = c.get('permission');
  return { user, permission, scopes: token.scopes };
}
