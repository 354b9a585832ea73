import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

/** Which issues count, and as what. */
export interface IssueSettings {
  /** Without labels, every issue of the repository is a support request. */
  supportRequests: ReadonlyArray<{
    repository: string;
    labels: readonly string[];
  }>;
  incidentLabels: readonly string[];
  /** Such as `squad/`: a label that begins so names the squad that asks. */
  squadLabelPrefix?: string;
}

export interface Settings {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** How far back the first run reads. */
  backfillMs: number;
  issues: IssueSettings;
  /** Share of GitHub's rate limit that is left for others. */
  rateLimitReserve: number;
}

const KEY = 'platformMetrics.github';
const DEFAULT_BACKFILL: HumanDuration = { years: 1 };
const DEFAULT_RESERVE = 0.2;

/**
 * A run that does not end in its time goes on with the next; until then, no
 * other replica takes over from one that died.
 */
const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 30 },
};

/** Reads the configuration once; a wrong value stops the start by its key. */
export function readSettings(root: Config): Settings {
  const config = root.getOptionalConfig(KEY);
  return {
    schedule: readSchedule(config),
    backfillMs: readBackfill(config),
    issues: {
      supportRequests: (
        config?.getOptionalConfigArray('supportRequests') ?? []
      ).map(readSupport),
      incidentLabels: config?.getOptionalStringArray('incidents.labels') ?? [
        'incident',
      ],
      squadLabelPrefix: config?.getOptionalString('squadLabelPrefix'),
    },
    rateLimitReserve: readReserve(config),
  };
}

function readSchedule(config?: Config) {
  return config?.has('schedule')
    ? named('schedule', () =>
        readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        ),
      )
    : DEFAULT_SCHEDULE;
}

function readBackfill(config?: Config): number {
  const duration = config?.has('backfill')
    ? named('backfill', () =>
        readDurationFromConfig(config, { key: 'backfill' }),
      )
    : DEFAULT_BACKFILL;
  const backfillMs = durationToMilliseconds(duration);
  if (backfillMs <= 0) {
    throw invalid('backfill', 'expected a duration longer than nothing');
  }
  return backfillMs;
}

function readSupport(config: Config, index: number) {
  const repository = config.getString('repository');
  if (!/^[^/\s]+\/[^/\s]+$/.test(repository)) {
    throw invalid(
      `supportRequests[${index}].repository`,
      `${repository} is no repository, expected <owner>/<name>`,
    );
  }
  return {
    repository,
    labels: config.getOptionalStringArray('labels') ?? [],
  };
}

function readReserve(config?: Config): number {
  const reserve =
    config?.getOptionalNumber('rateLimitReserve') ?? DEFAULT_RESERVE;
  if (!(reserve >= 0 && reserve < 1)) {
    throw invalid(
      'rateLimitReserve',
      `${reserve} is no share, expected one from 0 to below 1 such as 0.2`,
    );
  }
  return reserve;
}

/** These readers name the key without the path to it. */
function named<T>(key: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw invalid(key, error instanceof Error ? error.message : String(error));
  }
}

function invalid(key: string, problem: string): InputError {
  return new InputError(`Invalid config at '${KEY}.${key}': ${problem}`);
}
