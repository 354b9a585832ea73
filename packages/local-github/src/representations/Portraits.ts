import { Context } from '../context';
import { Account, Organization } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { Team } from '../store/TeamStore';
import { simpleUser } from './accounts';
import { repositoryItem } from './repositories';
import { teamSimple } from './teams';

/** How those look that an answer names: webhooks show a little less of each. */
export interface Portraits<A, R, T> {
  account(account: Account): A;
  repository(repository: Repository): R;
  team(organization: Organization, team: Team): T;
}

export function restPortraits(context: Pick<Context, 'urls'>) {
  return {
    account: (account: Account) => simpleUser(context, account),
    repository: (repository: Repository) => repositoryItem(context, repository),
    team: (organization: Organization, team: Team) => ({
      ...teamSimple(context, organization, team),
      parent: null,
    }),
  } satisfies Portraits<unknown, unknown, unknown>;
}
