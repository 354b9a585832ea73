import { isError, stringifyError } from '@backstage/errors';
import type { ReconciliationContext } from '@internal/plugin-platform-metrics-node';
import type { GithubAccess } from '../github/GithubAccess';
import { RateLimitReached } from '../github/GithubQuota';
import type {
  TrackedRepositories,
  TrackedRepository,
} from '../github/TrackedRepositories';
import type { Settings } from '../settings';
import { Cursor } from './Cursor';
import { lookAtRepository } from './lookAtRepository';

/** Makes the facts from GitHub complete and right, whatever webhooks missed. */
export class Reconciliation {
  constructor(
    private readonly options: {
      access: GithubAccess;
      repositories: TrackedRepositories;
      settings: Settings;
      now: () => number;
    },
  ) {}

  /**
   * Looks at every repository, those first that have waited longest. One that
   * fails does not stop the others: at the end it is told of all that did. A
   * run that another took the place of ends at once.
   */
  async run(context: ReconciliationContext): Promise<void> {
    const { repositories, now } = this.options;
    const cursor = await Cursor.read(context, now);
    const tracked = longestWaitingFirst(await repositories.list(), cursor);
    const failures: string[] = [];
    let limitedUntil: number | undefined;
    let done = 0;
    let isOver = false;
    const report = () =>
      context.reportProgress({ done, total: tracked.length });

    await report();
    try {
      for (const repository of tracked) {
        try {
          await this.lookAt(repository, cursor, context);
          await cursor.flush();
          done += 1;
          await report();
        } catch (error) {
          context.signal.throwIfAborted();
          isOver = isConflict(error);
          if (isOver) {
            throw error;
          }
          if (error instanceof RateLimitReached) {
            limitedUntil = Math.max(limitedUntil ?? 0, error.until);
          } else {
            context.logger.warn(
              `${repository.url} was not reconciled with GitHub: ${stringifyError(error)}`,
            );
            failures.push(`${repository.slug} (${stringifyError(error)})`);
          }
        }
      }
      cursor.keep(tracked.map(({ key }) => key));
    } finally {
      if (!isOver) {
        await cursor.write();
      }
    }
    if (limitedUntil !== undefined || failures.length > 0) {
      throw new Error(describe(done, tracked.length, failures, limitedUntil));
    }
  }

  private async lookAt(
    tracked: TrackedRepository,
    cursor: Cursor,
    context: ReconciliationContext,
  ): Promise<void> {
    const { access, settings, now } = this.options;
    await lookAtRepository({
      tracked,
      client: await access.open(tracked.url, context.signal),
      cursor,
      context,
      settings,
      logger: context.logger,
      now,
    });
  }
}

/** What was reported is removed, or another run began: the cursor is theirs. */
function isConflict(error: unknown): boolean {
  return isError(error) && error.name === 'ConflictError';
}

function longestWaitingFirst(
  tracked: TrackedRepository[],
  cursor: Cursor,
): TrackedRepository[] {
  const lookedAt = ({ key }: TrackedRepository) =>
    cursor.find(key)?.lookedAt ?? 0;
  return tracked.toSorted((one, other) => lookedAt(one) - lookedAt(other));
}

function describe(
  done: number,
  total: number,
  failures: string[],
  limitedUntil: number | undefined,
): string {
  const parts = [`${done} of ${total} repositories were read from GitHub`];
  if (limitedUntil !== undefined) {
    const until = new Date(limitedUntil).toISOString();
    parts.push(`its rate limit lets the others be read from ${until} on`);
  }
  if (failures.length > 0) {
    const shown = failures.slice(0, 5).join(', ');
    const more = failures.length > 5 ? ` and ${failures.length - 5} more` : '';
    parts.push(`failed: ${shown}${more}`);
  }
  return parts.join('; ');
}
