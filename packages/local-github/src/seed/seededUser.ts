import { Context } from '../context';
import { Account, User } from '../store/AccountStore';

export async function seededUser(
  { store }: Pick<Context, 'store'>,
  login: Account['login'],
): Promise<User> {
  const user = await store.accounts.findUser(login);
  if (!user) {
    throw new Error(`The seed names '${login}', who is not among its users`);
  }
  return user;
}
