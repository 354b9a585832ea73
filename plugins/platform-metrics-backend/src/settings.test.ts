import { mockServices } from '@backstage/backend-test-utils';
import { defaultMetricsSettings } from '@internal/plugin-platform-metrics-common';
import { readSettings } from './settings';

const read = (platformMetrics?: object) =>
  readSettings(mockServices.rootConfig({ data: { platformMetrics } }));

describe('readSettings', () => {
  it('takes the defaults where nothing is said', () => {
    expect(read()).toEqual({
      ...defaultMetricsSettings,
      tiers: {
        live: 'production',
        prod: 'production',
        production: 'production',
        stage: 'staging',
        staging: 'staging',
      },
    });
  });

  it('adds environments to the common ones, in lower case', () => {
    expect(
      read({ environments: { 'EU/prod-1': 'production', live: 'other' } })
        .tiers,
    ).toMatchObject({
      'eu/prod-1': 'production',
      live: 'other',
      prod: 'production',
    });
  });

  it('reads durations as people write them', () => {
    expect(read({ firstDeploymentTarget: '15m' })).toMatchObject({
      firstDeploymentTargetMs: 15 * 60_000,
    });
    expect(read({ firstDeploymentTarget: { hours: 1 } })).toMatchObject({
      firstDeploymentTargetMs: 3_600_000,
    });
  });

  it('switches rules off one by one', () => {
    expect(read({ failureRules: { rollback: false } }).failureRules).toEqual({
      ...defaultMetricsSettings.failureRules,
      rollback: false,
    });
  });

  it('draws other bounds than DORA’s where they say whose they are', () => {
    const recoveryTime = { elite: '30m', high: '4h', medium: '2d' };

    expect(read({ bands: { source: 'Ours', recoveryTime } }).bands).toEqual({
      ...defaultMetricsSettings.bands,
      source: 'Ours',
      recoveryTime: {
        elite: 30 * 60_000,
        high: 4 * 3_600_000,
        medium: 48 * 3_600_000,
      },
    });
    expect(() => read({ bands: { recoveryTime } })).toThrow(
      "'platformMetrics.bands.source'",
    );
  });

  it.each([
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['environments.live', { environments: { live: 'prod' } }],
    ['firstDeploymentTarget', { firstDeploymentTarget: 'soon' }],
    ['firstDeploymentTarget', { firstDeploymentTarget: { minutes: 0 } }],
    ['failureRules.bad-luck', { failureRules: { 'bad-luck': true } }],
    ['failureRules.rollback', { failureRules: { rollback: 'maybe' } }],
    ['rising.ratio', { rising: { ratio: -1 } }],
    [
      'bands.leadTime.high',
      { bands: { source: 'Ours', leadTime: { elite: '1d' } } },
    ],
    [
      'bands.deploymentFrequency',
      {
        bands: {
          source: 'Ours',
          deploymentFrequency: { elite: 1, high: 2, medium: 3 },
        },
      },
    ],
  ])('stops the start by the key %s', (key, config) => {
    expect(() => read(config)).toThrow(`'platformMetrics.${key}'`);
  });
});
