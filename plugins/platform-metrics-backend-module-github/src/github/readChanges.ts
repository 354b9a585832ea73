import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ChangeReport } from '@internal/plugin-platform-metrics-common';
import { z } from 'zod';
import { toChangeReport } from '../facts/change';
import { isGone, type GithubClient } from './GithubClient';
import { commitSchema, type GithubRepository } from './objects';
import { parseEach } from './parseEach';

interface Range {
  /** What was read already. Absent: all since the horizon is. */
  base?: string;
  head: string;
  horizon: number;
}

const comparison = z.object({ commits: z.array(z.unknown()) });

/**
 * Commits of the default branch, page by page. By comparison rather than by
 * date: a merge brings commits that are older than the last look.
 */
export async function* readChanges(
  reading: {
    client: GithubClient;
    repository: GithubRepository;
    logger: LoggerService;
  },
  { base, head, horizon }: Range,
): AsyncGenerator<ChangeReport[]> {
  const { client, repository, logger } = reading;
  const path = `/repos/${repository.full_name}`;
  const toReports = (commits: unknown) =>
    parseEach(
      commitSchema,
      commits,
      `a commit of ${repository.full_name}`,
      logger,
    ).map(commit => toChangeReport(repository, commit));

  if (base) {
    try {
      for await (const { data } of client.pages(
        `${path}/compare/${base}...${head}`,
        { query: { per_page: 100, page: 1 } },
      )) {
        yield toReports(comparison.parse(data).commits);
      }
      return;
    } catch (error) {
      if (!isGone(error)) {
        throw error;
      }
      // The branch was replaced by one that has nothing in common with it.
    }
  }
  for await (const { data } of client.pages(`${path}/commits`, {
    query: {
      sha: head,
      since: new Date(horizon).toISOString(),
      per_page: 100,
    },
  })) {
    yield toReports(data);
  }
}
