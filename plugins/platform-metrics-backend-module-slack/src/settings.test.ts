import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readSlackSettings } from './settings';

const minimal = {
  signingSecret: 'secret',
  channels: [{ id: 'C0123456789', name: '#platform-help' }],
};

const read = (slack?: JsonObject) =>
  readSlackSettings(
    mockServices.rootConfig({
      data: { platformMetrics: slack ? { slack } : {} },
    }),
  );

describe('readSlackSettings', () => {
  it('is nothing without the key', () => {
    expect(read()).toBeUndefined();
  });

  it('has a default for all but the secret and the channels', () => {
    expect(read(minimal)).toEqual({
      signingSecret: 'secret',
      botToken: undefined,
      channels: [{ id: 'C0123456789', name: '#platform-help' }],
      closingReaction: 'white_check_mark',
      workspaceUrl: 'https://slack.com',
      apiBaseUrl: 'https://slack.com/api',
      reconciliation: {
        historyMs: 365 * 24 * 3_600_000,
        schedule: { frequency: { minutes: 30 }, timeout: { minutes: 15 } },
      },
    });
  });

  it('understands what people write', () => {
    expect(
      read({
        ...minimal,
        channels: [{ id: 'C0123456789', name: 'platform-help' }],
        closingReaction: ':done:',
        workspaceUrl: 'https://larkspur.slack.com/',
        history: { days: 30 },
      }),
    ).toMatchObject({
      channels: [{ name: '#platform-help' }],
      closingReaction: 'done',
      workspaceUrl: 'https://larkspur.slack.com',
      reconciliation: { historyMs: 30 * 24 * 3_600_000 },
    });
  });

  it.each<[string, JsonObject]>([
    ['signingSecret', { channels: minimal.channels }],
    ['channels', { signingSecret: 'secret' }],
    ['channels', { ...minimal, channels: [] }],
    ['channels[0].id', { ...minimal, channels: [{ id: '#help', name: 'x' }] }],
    ['channels[0].name', { ...minimal, channels: [{ id: 'C0123456789' }] }],
    ['workspaceUrl', { ...minimal, workspaceUrl: 'larkspur' }],
    ['history', { ...minimal, history: 'long' }],
    ['schedule', { ...minimal, schedule: { frequency: 'often' } }],
  ])('names the key %s', (key, slack) => {
    expect(() => read(slack)).toThrow(`platformMetrics.slack.${key}`);
  });
});
