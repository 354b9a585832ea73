import { Context } from './context';
import { Signature } from './git/commits';
import { User } from './store/AccountStore';

/** The account that a commit's address belongs to. */
export async function authorOf(
  { store }: Pick<Context, 'store'>,
  { email }: Signature,
): Promise<User | undefined> {
  const noReply = /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/i.exec(
    email,
  );
  return noReply
    ? store.accounts.findUser(noReply[1])
    : store.accounts.findUserByEmail(email);
}
