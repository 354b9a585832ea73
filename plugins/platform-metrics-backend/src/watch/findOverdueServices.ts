import { durationToMilliseconds } from '@backstage/types';
import type { WaitingService, WatchReader } from '../database/WatchReader';
import { metricsPage, type Concern } from './Concern';

/** Of what was created long before anybody watched, nobody needs to hear now. */
const BEFORE_WATCHING_MS = durationToMilliseconds({ days: 1 });

/** Nor of what was only just connected, and has been there for long. */
const OLD_MS = durationToMilliseconds({ weeks: 1 });

/**
 * Services that have waited for their first deployment for longer than the
 * target. News are those that the catalog knows and that are young enough.
 */
export async function findOverdueServices(options: {
  reader: Pick<WatchReader, 'listWaitingServices'>;
  firstDeploymentTargetMs: number;
  watchedSince: number;
  exceptSource: string;
  now: number;
}): Promise<Concern[]> {
  const { exceptSource, now, reader, watchedSince } = options;
  const target = options.firstDeploymentTargetMs;
  const newsSince = Math.max(watchedSince - BEFORE_WATCHING_MS, now - OLD_MS);
  const waiting = await reader.listWaitingServices({ exceptSource });
  return waiting
    .filter(({ createdAt }) => now - createdAt > target)
    .map(service => ({
      kind: 'waiting-too-long',
      subject: String(service.id),
      isNews: service.entityRef !== undefined && service.createdAt >= newsSince,
      message: {
        title: `${nameOf(service)} waits for its first deployment`,
        description: `It was created more than ${minutes(target)} ago, and nothing has reached staging yet`,
        link: metricsPage({
          facts: 'timeToFirstDeployment',
          of: service.entityRef ?? service.repository,
        }),
      },
    }));
}

function nameOf({ repository, title }: WaitingService): string {
  return title ?? repository;
}

function minutes(ms: number): string {
  const count = Math.round(ms / durationToMilliseconds({ minutes: 1 }));
  return count === 1 ? 'a minute' : `${count} minutes`;
}
