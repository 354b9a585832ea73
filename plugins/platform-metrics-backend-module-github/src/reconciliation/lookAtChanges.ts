import { RequestError } from 'octokit';
import { z } from 'zod';
import type { Answer } from '../github/GithubClient';
import { readChanges } from '../github/readChanges';
import { apiPath, type Look } from './Look';

const tip = z.array(z.object({ sha: z.string() }));

/** Reads what the default branch has got since. */
export async function lookAtChanges(look: Look): Promise<void> {
  const { cursor } = look;
  const { head: base, etag } = cursor.changes;
  const answer = await readTip(look, etag);
  const head = answer && tip.parse(answer.data).at(0)?.sha;
  if (!head) {
    return;
  }
  if (head !== base) {
    const range = { base, head, horizon: cursor.horizon };
    for await (const reports of readChanges(look, range)) {
      await look.record(reports);
    }
  }
  cursor.changes = { head, etag: answer.etag };
}

async function readTip(
  { client, repository }: Look,
  etag: string | undefined,
): Promise<Answer | undefined> {
  try {
    return await client.get(apiPath(repository, '/commits'), {
      query: { sha: repository.default_branch, per_page: 1 },
      etag,
    });
  } catch (error) {
    // No commit yet: GitHub calls that a conflict, or knows no such branch.
    if (error instanceof RequestError && [404, 409].includes(error.status)) {
      return undefined;
    }
    throw error;
  }
}
