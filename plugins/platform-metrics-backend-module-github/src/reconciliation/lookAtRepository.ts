import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ReconciliationContext } from '@internal/plugin-platform-metrics-node';
import { referenceOf } from '../facts/identity';
import { toRepositoryReport, withdrawRepository } from '../facts/repository';
import { isGone, type Answer, type GithubClient } from '../github/GithubClient';
import { repositorySchema } from '../github/objects';
import type { TrackedRepository } from '../github/TrackedRepositories';
import type { Settings } from '../settings';
import { historyOf, type Cursor, type RepositoryCursor } from './Cursor';
import type { Look } from './Look';
import { lookAtChanges } from './lookAtChanges';
import { lookAtDeployments } from './lookAtDeployments';
import { lookAtIssues } from './lookAtIssues';
import { lookAtPullRequests } from './lookAtPullRequests';

/** So often all that is known is compared with all there is. */
const FULL_LOOK_EVERY_MS = 24 * 60 * 60_000;

interface Visit {
  tracked: TrackedRepository;
  client: GithubClient;
  cursor: Cursor;
  context: Pick<ReconciliationContext, 'listReported' | 'recorder'>;
  settings: Settings;
  logger: LoggerService;
  now: () => number;
}

/** Makes the facts of one repository those that GitHub shows. */
export async function lookAtRepository(visit: Visit): Promise<void> {
  const { tracked, cursor, context, settings, now } = visit;
  const state = await readState(visit);
  if (!state) {
    return;
  }
  state.lookedAt = now();
  const isFull = now() - (state.fullLookAt ?? 0) >= FULL_LOOK_EVERY_MS;
  const { repository } = state;
  const look: Look = {
    client: visit.client,
    repository,
    cursor: state,
    isFull,
    settings: settings.issues,
    logger: visit.logger,
    now,
    async record(reports, note = () => {}) {
      if (reports.length > 0) {
        await context.recorder.record(reports);
        note();
        await cursor.save();
      }
    },
    listReported: kind =>
      kind === 'support-request'
        ? context.listReported(kind)
        : context.listReported(kind, referenceOf(repository)),
  };
  const startedAt = now();
  if (tracked.isService) {
    await lookAtDeployments(look);
    await lookAtChanges(look);
    await lookAtPullRequests(look);
  }
  await lookAtIssues(look);
  if (isFull) {
    state.fullLookAt = startedAt;
  }
}

/** What GitHub shows of the repository itself; absent where it shows none. */
async function readState(visit: Visit): Promise<RepositoryCursor | undefined> {
  const { tracked, cursor, context } = visit;
  const known = cursor.find(tracked.key);
  const answer = await findRepository(visit, known);
  if (answer === 'gone') {
    await missRepository(visit, known);
    return undefined;
  }
  if (answer === undefined) {
    return known;
  }
  const state = toState(visit, answer);
  if (tracked.isService) {
    const { repository } = state;
    await context.recorder.record([
      toRepositoryReport(repository, historyOf(state), answer.readAt),
    ]);
  }
  cursor.set(tracked.key, state);
  return state;
}

/** By its name, or else by its id, in case the name leads nowhere any more. */
async function findRepository(
  { client, tracked }: Visit,
  known: RepositoryCursor | undefined,
): Promise<Answer | 'gone' | undefined> {
  const paths = [
    `/repos/${tracked.slug}`,
    ...(known ? [`/repositories/${known.repository.id}`] : []),
  ];
  for (const path of paths) {
    try {
      return await client.get(path, {
        etag: known?.goneSince === undefined ? known?.etag : undefined,
      });
    } catch (error) {
      if (!isGone(error)) {
        throw error;
      }
    }
  }
  return 'gone';
}

/** A token may lose sight of it for a while: withdrawn when missed a second time. */
async function missRepository(
  { context, tracked, logger, now }: Visit,
  known: RepositoryCursor | undefined,
): Promise<void> {
  logger.warn(
    `GitHub knows no repository ${tracked.url}, or the portal's token may not see it`,
  );
  if (known?.goneSince === undefined) {
    Object.assign(known ?? {}, { goneSince: now() });
  } else if (!known.isWithdrawn) {
    await context.recorder.record([
      withdrawRepository(known.repository, now()),
    ]);
    known.isWithdrawn = true;
  }
}

/** What is known of it already, under whatever name, and what GitHub says now. */
function toState(
  { tracked, cursor, settings, now }: Visit,
  { data, etag }: Answer,
): RepositoryCursor {
  const repository = repositorySchema.parse(data);
  const named = cursor.find(tracked.key);
  const known =
    named?.repository.id === repository.id
      ? named
      : cursor.findById(tracked.host, repository.id);
  return {
    horizon: now() - settings.backfillMs,
    deployments: { open: [] },
    changes: {},
    pullRequests: {},
    issues: {},
    ...known,
    repository,
    etag,
    archivedAt: repository.archived
      ? (known?.archivedAt ?? repository.updated_at)
      : undefined,
    goneSince: undefined,
    isWithdrawn: undefined,
  };
}
