import { isSettled } from '../facts/identity';
import { toPullRequestReport } from '../facts/pullRequest';
import { pullRequestSchema } from '../github/objects';
import { parseEach } from '../github/parseEach';
import { apiPath, readFrom, type Look } from './Look';

/** Reads pull requests into the default branch, the last changed first. */
export async function lookAtPullRequests(look: Look): Promise<void> {
  const { client, cursor, isFull, logger, repository } = look;
  const known = cursor.pullRequests;
  const since = readFrom(look, known);
  let first: typeof known | undefined;

  for await (const { data, etag, readAt } of client.pages(
    apiPath(repository, '/pulls'),
    {
      query: {
        state: 'all',
        base: repository.default_branch,
        sort: 'updated',
        direction: 'desc',
        per_page: 100,
      },
      etag: isFull ? undefined : known.etag,
    },
  )) {
    const what = `a pull request of ${repository.full_name}`;
    const listed = parseEach(pullRequestSchema, data, what, logger);
    const isQuiet = listed.every(each => isSettled(each.updated_at, readAt));
    first ??= { etag: isQuiet ? etag : undefined, readAt };
    await look.record(
      listed
        .filter(({ updated_at }) => updated_at >= since)
        .flatMap(each => toPullRequestReport(repository, each, readAt) ?? []),
    );
    if ((listed.at(-1)?.updated_at ?? 0) < since) {
      break;
    }
  }
  Object.assign(known, first);
}
