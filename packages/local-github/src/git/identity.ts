import { User } from '../store/AccountStore';
import { Signature } from './commits';

/** Who a commit is by, when an API call does not say. */
export function identityOf(user: User, date: string): Signature {
  return {
    name: user.name ?? user.login,
    email: user.email ?? `${user.id}+${user.login}@users.noreply.github.com`,
    date,
  };
}
