import { Knex } from 'knex';

/** What the next issue or pull request is known by: they share ids and numbers. */
export async function takeIssueNumber(
  tx: Knex.Transaction,
  repositoryId: number,
): Promise<{ id: number; number: number }> {
  const [{ last: id }] = await tx('issueIds')
    .update({ last: tx.raw('last + 1') })
    .returning('last');
  const [{ last: number }] = await tx('issueNumbers')
    .insert({ repositoryId, last: 1 })
    .onConflict('repositoryId')
    .merge({ last: tx.raw('?? + 1', ['issueNumbers.last']) })
    .returning('last');
  return { id, number };
}
