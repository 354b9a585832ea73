import type { MetricsSettings } from './MetricsSettings';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/**
 * What holds where `platformMetrics` says nothing else.
 *
 * Bands are those of DORA's Accelerate State of DevOps Report 2024, the last
 * with clusters (https://dora.dev/research/2024/dora-report/). It words them:
 * deployments on demand, more than one a day / once a day to once a week / once
 * a week to once a month / rarer; lead times under a day / a week / a month /
 * longer; recovery under an hour / a day / a day / longer. Of recovery, what is
 * between the third and the fourth, a day to a week, is taken as medium. A
 * month is 30 days. Its elite's change failure rate is 5 %.
 *
 * @public
 */
export const defaultMetricsSettings: MetricsSettings = {
  timeZone: 'UTC',
  tiers: { staging: 'staging', production: 'production' },
  firstDeploymentTargetMs: 10 * MINUTE,
  failureRules: {
    incident: true,
    rollback: true,
    'roll-forward': true,
    'failed-after-success': true,
  },
  hotfixLabels: ['hotfix'],
  rising: { ratio: 0.2, requests: 3 },
  bands: {
    source: 'DORA 2024',
    minimumSample: 5,
    deploymentFrequency: { elite: 7, high: 1, medium: 7 / 30 },
    leadTime: { elite: DAY, high: WEEK, medium: 30 * DAY },
    recoveryTime: { elite: HOUR, high: DAY, medium: WEEK },
    changeFailureRateReference: 0.05,
  },
};
