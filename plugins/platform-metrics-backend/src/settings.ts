import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  defaultMetricsSettings,
  type BandBounds,
  type FailureRule,
  type MetricsSettings,
  type Tier,
} from '@internal/plugin-platform-metrics-common';
import { IANAZone } from 'luxon';

const ROOT = 'platformMetrics';
const TIERS: readonly Tier[] = ['staging', 'production', 'other'];
const BOUNDS = ['elite', 'high', 'medium'] as const;
const RULES = Object.keys(defaultMetricsSettings.failureRules) as FailureRule[];

/** Names that environments commonly have, beside the two in the defaults. */
const commonEnvironments: Record<string, Tier> = {
  live: 'production',
  prod: 'production',
  production: 'production',
  stage: 'staging',
  staging: 'staging',
};

/**
 * Reads `platformMetrics` over the defaults. A wrong value stops the start by
 * its key.
 */
export function readSettings(config: Config): MetricsSettings {
  const own = config.getOptionalConfig(ROOT);
  const defaults = defaultMetricsSettings;
  if (!own) {
    return { ...defaults, tiers: { ...defaults.tiers, ...commonEnvironments } };
  }

  return {
    timeZone: readTimeZone(own) ?? defaults.timeZone,
    tiers: {
      ...defaults.tiers,
      ...commonEnvironments,
      ...readEnvironments(own),
    },
    firstDeploymentTargetMs:
      readDuration(own, 'firstDeploymentTarget') ??
      defaults.firstDeploymentTargetMs,
    failureRules: { ...defaults.failureRules, ...readFailureRules(own) },
    hotfixLabels:
      own.getOptionalStringArray('hotfixLabels') ?? defaults.hotfixLabels,
    rising: {
      ratio: readNumber(own, 'rising.ratio') ?? defaults.rising.ratio,
      requests: readNumber(own, 'rising.requests') ?? defaults.rising.requests,
    },
    bands: readBands(own) ?? defaults.bands,
  };
}

function readTimeZone(own: Config): string | undefined {
  const zone = own.getOptionalString('timeZone');
  if (zone !== undefined && !IANAZone.isValidZone(zone)) {
    throw invalid(
      'timeZone',
      `${zone} is no time zone, expected one such as Europe/Berlin`,
    );
  }
  return zone;
}

/** Names may hold what a config key may not, such as `eu-1`: they are read as one value. */
function readEnvironments(own: Config): Record<string, Tier> {
  const environments = own.getOptional('environments') ?? {};
  if (typeof environments !== 'object' || Array.isArray(environments)) {
    throw invalid('environments', 'expected tiers by names of environments');
  }
  return Object.fromEntries(
    Object.entries(environments ?? {}).map(([name, tier]) => {
      const known = TIERS.find(candidate => candidate === tier);
      if (!known) {
        throw invalid(
          `environments.${name}`,
          `${tier} is no tier. Accepted: ${TIERS.join(', ')}`,
        );
      }
      return [name.toLowerCase(), known];
    }),
  );
}

function readFailureRules(own: Config): Partial<Record<FailureRule, boolean>> {
  const names = own.getOptionalConfig('failureRules')?.keys() ?? [];
  return Object.fromEntries(
    names.map(name => {
      const key = `failureRules.${name}`;
      if (!RULES.some(rule => rule === name)) {
        throw invalid(key, `no such rule. Accepted: ${RULES.join(', ')}`);
      }
      return [name, own.getBoolean(key)];
    }),
  );
}

/** Whoever draws other bounds says whose they are. */
function readBands(own: Config): MetricsSettings['bands'] | undefined {
  const bands = own.getOptionalConfig('bands');
  if (!bands) {
    return undefined;
  }
  const { bands: defaults } = defaultMetricsSettings;
  const isOther = bands.keys().some(key => key !== 'minimumSample');
  return {
    source: isOther
      ? own.getString('bands.source')
      : (own.getOptionalString('bands.source') ?? defaults.source),
    minimumSample:
      readNumber(own, 'bands.minimumSample') ?? defaults.minimumSample,
    deploymentFrequency:
      readBounds(own, 'bands.deploymentFrequency', readNumber, 'falling') ??
      defaults.deploymentFrequency,
    leadTime:
      readBounds(own, 'bands.leadTime', readDuration, 'rising') ??
      defaults.leadTime,
    recoveryTime:
      readBounds(own, 'bands.recoveryTime', readDuration, 'rising') ??
      defaults.recoveryTime,
    changeFailureRateReference:
      readNumber(own, 'bands.changeFailureRateReference') ??
      defaults.changeFailureRateReference,
  };
}

function readBounds(
  own: Config,
  key: string,
  read: (own: Config, key: string) => number | undefined,
  order: 'falling' | 'rising',
): BandBounds | undefined {
  if (!own.has(key)) {
    return undefined;
  }
  const [elite, high, medium] = BOUNDS.map(band => {
    const bound = read(own, `${key}.${band}`);
    if (bound === undefined) {
      throw invalid(
        `${key}.${band}`,
        `missing; expected all of ${BOUNDS.join(', ')}`,
      );
    }
    return order === 'rising' ? bound : -bound;
  });
  if (!(elite < high && high < medium)) {
    throw invalid(key, `expected ${order} bounds from elite to medium`);
  }
  return order === 'rising'
    ? { elite, high, medium }
    : { elite: -elite, high: -high, medium: -medium };
}

function readNumber(own: Config, key: string): number | undefined {
  const value = own.getOptionalNumber(key);
  if (value !== undefined && value < 0) {
    throw invalid(key, `${value} is below 0`);
  }
  return value;
}

function readDuration(own: Config, key: string): number | undefined {
  if (!own.has(key)) {
    return undefined;
  }
  let value: number;
  try {
    value = durationToMilliseconds(readDurationFromConfig(own, { key }));
  } catch (error) {
    throw invalid(
      key,
      'expected a duration such as { minutes: 10 }, 10m or PT10M',
      error,
    );
  }
  if (!(value > 0)) {
    throw invalid(key, 'expected a duration above 0');
  }
  return value;
}

function invalid(key: string, problem: string, cause?: unknown) {
  return new InputError(
    `Invalid config at '${ROOT}.${key}': ${problem}`,
    cause,
  );
}
