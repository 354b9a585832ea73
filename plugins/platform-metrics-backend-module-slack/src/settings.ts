import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

const ROOT = 'platformMetrics.slack';

/** A channel in which people ask the platform team. */
export interface SupportChannel {
  /** Slack's own, such as `C0123456789`: names change. */
  id: string;
  /** For people, such as `#platform-help`. */
  name: string;
}

export interface SlackSettings {
  signingSecret: string;
  botToken?: string;
  channels: SupportChannel[];
  closingReaction: string;
  /** Where links to messages lead, without a slash at the end. */
  workspaceUrl: string;
  apiBaseUrl: string;
  reconciliation: {
    schedule: SchedulerServiceTaskScheduleDefinition;
    /** How far back the first look goes. */
    historyMs: number;
  };
}

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 30 },
  timeout: { minutes: 15 },
};
const DEFAULT_HISTORY: HumanDuration = { days: 365 };

/**
 * What `platformMetrics.slack` says, or `undefined` where there is no such key.
 *
 * @throws InputError naming the key of a wrong value.
 */
export function readSlackSettings(config: Config): SlackSettings | undefined {
  const slack = config.getOptionalConfig(ROOT);
  if (!slack) {
    return undefined;
  }
  return {
    signingSecret: slack.getString('signingSecret'),
    botToken: slack.getOptionalString('botToken'),
    channels: readChannels(slack),
    closingReaction: (
      slack.getOptionalString('closingReaction') ?? 'white_check_mark'
    ).replaceAll(':', ''),
    workspaceUrl: readUrl(slack, 'workspaceUrl') ?? 'https://slack.com',
    apiBaseUrl: readUrl(slack, 'apiBaseUrl') ?? 'https://slack.com/api',
    reconciliation: {
      schedule: readSchedule(slack),
      historyMs: durationToMilliseconds(
        slack.has('history')
          ? readDurationFromConfig(config, { key: `${ROOT}.history` })
          : DEFAULT_HISTORY,
      ),
    },
  };
}

function readSchedule(slack: Config): SchedulerServiceTaskScheduleDefinition {
  const schedule = slack.getOptionalConfig('schedule');
  try {
    return schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : DEFAULT_SCHEDULE;
  } catch (error) {
    throw new InputError(`Invalid config at '${ROOT}.schedule'`, error);
  }
}

function readChannels(slack: Config): SupportChannel[] {
  const channels = slack.getConfigArray('channels');
  if (channels.length === 0) {
    throw new InputError(
      `Invalid config at '${ROOT}.channels': expected at least one channel`,
    );
  }
  return channels.map((channel, index) => {
    const id = channel.getString('id');
    if (!/^[CG][A-Z0-9]{2,}$/.test(id)) {
      throw new InputError(
        `Invalid config at '${ROOT}.channels[${index}].id': ${id} is no channel id such as C0123456789, as Slack shows it in the channel's details`,
      );
    }
    const name = channel.getString('name');
    return { id, name: name.startsWith('#') ? name : `#${name}` };
  });
}

function readUrl(slack: Config, key: string): string | undefined {
  const url = slack.getOptionalString(key)?.replace(/\/+$/, '');
  if (url && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new InputError(
      `Invalid config at '${ROOT}.${key}': ${url} is no web address`,
    );
  }
  return url;
}
