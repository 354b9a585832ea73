import { Knex } from 'knex';

/** The next number of a repository's pull requests and issues, which share them. */
export async function takeIssueNumber(
  tx: Knex.Transaction,
  repositoryId: number,
): Promise<number> {
  const [row] = await tx('issueNumbers')
    .insert({ repositoryId, last: 1 })
    .onConflict('repositoryId')
    .merge({ last: tx.raw('?? + 1', ['issueNumbers.last']) })
    .returning('last');
  return row.last;
}
