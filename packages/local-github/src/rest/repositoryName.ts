import { Context } from '../context';
import { ApiError } from '../http/ApiError';
import { Account } from '../store/AccountStore';

/** GitHub replaces what a name may not hold instead of refusing it. */
export function toRepositoryName(name: string): string {
  return name.trim().replace(/[^\w.-]+/g, '-');
}

/** Refuses a name that is unusable, or that the owner uses already. */
export async function assertNameIsFree(
  { store }: Context,
  owner: Account,
  name: string,
  outcome: string,
): Promise<void> {
  const refuse = (message: string) =>
    new ApiError(422, outcome, [
      { resource: 'Repository', code: 'custom', field: 'name', message },
    ]);

  if (name === '' || name === '.' || name === '..') {
    throw refuse(`name '${name}' is reserved`);
  }
  if (name.length > 100) {
    throw refuse('name is too long (maximum is 100 characters)');
  }
  if (/\.(git|wiki)$/i.test(name)) {
    throw refuse('name cannot end with .git or .wiki');
  }
  if (await store.repositories.find(owner.login, name)) {
    throw refuse('name already exists on this account');
  }
}
