import { Context } from '../context';
import { organizationSimple, simpleUser } from '../representations/accounts';
import { repositoryItem } from '../representations/repositories';
import { Account, Organization } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';

type WithUrls = Pick<Context, 'urls'>;

/** An account as webhooks show it: a little less than the REST API does. */
export function subjectAccount(context: WithUrls, account: Account) {
  const { user_view_type: _, ...user } = simpleUser(context, account);
  return user;
}

export function subjectOrganization(
  context: WithUrls,
  organization: Organization,
) {
  return {
    ...organizationSimple(context, organization),
    description: organization.bio ?? '',
  };
}

/** The part that every event about a repository has in common. */
export function repositorySubjects(
  context: WithUrls,
  repository: Repository,
  sender: Account,
) {
  const { owner } = repository;
  return {
    repository: {
      ...repositoryItem(context, repository),
      owner: subjectAccount(context, owner),
      custom_properties: {},
    },
    ...(owner.type === 'Organization' && {
      organization: subjectOrganization(context, owner),
    }),
    sender: subjectAccount(context, sender),
  };
}
