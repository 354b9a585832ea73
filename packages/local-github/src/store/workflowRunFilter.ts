import { Knex } from 'knex';

/** Which runs to list; absent means any. */
export interface WorkflowRunFilter {
  repositoryId: number;
  workflowId?: number;
  actorId?: number;
  branch?: string;
  event?: string;
  /** A status or a conclusion, as GitHub's `status` parameter takes either. */
  status?: string;
  headSha?: string;
  /** ISO timestamps, both inclusive. */
  createdFrom?: string;
  createdTo?: string;
}

/** The workflow runs that a filter lets through. */
export function matchingWorkflowRuns(
  db: Knex,
  filter: WorkflowRunFilter,
): Knex.QueryBuilder {
  const { branch, status, createdFrom, createdTo, ...columns } = filter;
  const exact = Object.entries({ ...columns, headBranch: branch }).filter(
    ([, value]) => value !== undefined,
  );
  const query = db('workflowRuns').where(Object.fromEntries(exact));
  if (status) {
    query.where(either =>
      either.where({ status }).orWhere({ conclusion: status }),
    );
  }
  if (createdFrom) {
    query.where('createdAt', '>=', createdFrom);
  }
  if (createdTo) {
    query.where('createdAt', '<=', createdTo);
  }
  return query;
}
