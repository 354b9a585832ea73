import { Context } from '../context';
import { isSameName } from '../isSameName';
import { User } from '../store/AccountStore';
import { Actors } from '../store/BranchProtectionStore';

/** Whether a protection's list names this user, or a team of theirs. */
export async function includesUser(
  { store }: Pick<Context, 'store'>,
  { users, teams }: Actors,
  user: User,
): Promise<boolean> {
  const isNamed = users.some(login => isSameName(login, user.login));
  if (isNamed || teams.length === 0) {
    return isNamed;
  }
  const own = await store.teams.listOfUser(user.id);
  return own.some(({ slug }) => teams.includes(slug));
}
