import { Knex } from 'knex';

export interface IssueFilter {
  repositoryId: number;
  isPullRequest?: boolean;
  state?: 'open' | 'closed';
  /** Changed at this time or later. */
  since?: string;
  /** Names of labels, all of which it carries. */
  labels?: string[];
  /** Whose it is, or whether it is anybody's. */
  assignee?: { userId: number } | 'anybody' | 'nobody';
  authorId?: number;
}

export interface IssueOrder {
  sort: 'created' | 'updated' | 'comments';
  direction: 'asc' | 'desc';
}

/** The issues and pull requests that a filter lets through, as `listed`. */
export function matchingIssues(
  db: Knex,
  filter: IssueFilter,
): Knex.QueryBuilder {
  const { repositoryId, isPullRequest, state, authorId } = filter;
  const query = db('issuesAndPullRequests as listed').where({ repositoryId });
  const exact = { isPullRequest, state, authorId };
  for (const [column, value] of Object.entries(exact)) {
    if (value !== undefined) {
      query.where(column, value);
    }
  }
  if (filter.since !== undefined) {
    query.where('updatedAt', '>=', filter.since);
  }
  for (const name of filter.labels ?? []) {
    query.whereIn(
      'number',
      db('issueLabels')
        .join('labels', 'labels.id', 'issueLabels.labelId')
        .where({ 'issueLabels.repositoryId': repositoryId, name })
        .select('number'),
    );
  }
  if (filter.assignee) {
    const assigned = db('issueAssignees').where({ repositoryId });
    if (filter.assignee === 'nobody') {
      query.whereNotIn('number', assigned.select('number'));
    } else {
      query.whereIn(
        'number',
        (filter.assignee === 'anybody'
          ? assigned
          : assigned.where({ userId: filter.assignee.userId })
        ).select('number'),
      );
    }
  }
  return query;
}
