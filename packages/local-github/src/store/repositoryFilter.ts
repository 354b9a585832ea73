import { Knex } from 'knex';

export interface RepositoryFilter {
  ownerId?: number;
  /** Only what this user may read; `undefined` is an anonymous reader. */
  visibleTo: number | undefined;
  /** How the user relates to it, as in GitHub's `affiliation` parameter. */
  affiliatedWith?: {
    userId: number;
    as: Array<'owner' | 'collaborator' | 'organization_member'>;
  };
  visibility?: 'public' | 'private';
  sort?: 'created' | 'updated' | 'pushed' | 'full_name';
  direction?: 'asc' | 'desc';
  /** Words that must occur in the name or description. */
  words?: string[];
}

/** The repositories that a filter lets through, joined with their owners. */
export function matchingRepositories(
  db: Knex,
  filter: RepositoryFilter,
): Knex.QueryBuilder {
  const query = db('repositories').join(
    'accounts',
    'accounts.id',
    'repositories.ownerId',
  );
  const related = {
    owner: (userId: number) =>
      db('repositories').where({ ownerId: userId }).select('id'),
    collaborator: (userId: number) =>
      db('collaborators').where({ userId }).select('repositoryId'),
    organization_member: (userId: number) =>
      db('repositories')
        .join('memberships', 'memberships.organizationId', 'ownerId')
        .where({ userId })
        .select('repositories.id'),
  };

  query.where(visible => {
    visible.where('repositories.isPrivate', false);
    if (filter.visibleTo !== undefined) {
      for (const relation of Object.values(related)) {
        visible.orWhereIn('repositories.id', relation(filter.visibleTo));
      }
    }
  });
  if (filter.affiliatedWith) {
    const { userId, as } = filter.affiliatedWith;
    query.where(affiliated => {
      for (const relation of as) {
        affiliated.orWhereIn('repositories.id', related[relation](userId));
      }
    });
  }
  if (filter.ownerId !== undefined) {
    query.where('repositories.ownerId', filter.ownerId);
  }
  if (filter.visibility) {
    query.where('repositories.isPrivate', filter.visibility === 'private');
  }
  for (const word of filter.words ?? []) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query.whereRaw(
      `(repositories.name like ? escape '\\' or repositories.description like ? escape '\\')`,
      [pattern, pattern],
    );
  }
  return query;
}
