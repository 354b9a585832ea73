import { mockServices } from '@backstage/backend-test-utils';
import { LiveUpdates } from './LiveUpdates';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function liveUpdates() {
  const signals = { publish: jest.fn().mockResolvedValue(undefined) };
  const logger = mockServices.logger.mock();
  return { signals, logger, live: new LiveUpdates({ signals, logger }) };
}

describe('LiveUpdates', () => {
  it('tells everyone who has a page open at once', () => {
    const { live, signals } = liveUpdates();

    live.factsChanged();

    expect(signals.publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'platform-metrics',
          message: { type: 'facts-changed' },
        },
      ],
    ]);
  });

  it('tells at most once a second, and once more after the last change', () => {
    const { live, signals } = liveUpdates();

    for (let change = 0; change < 100; change++) {
      live.factsChanged();
      jest.advanceTimersByTime(25);
    }
    expect(signals.publish).toHaveBeenCalledTimes(3);

    jest.advanceTimersByTime(10_000);
    expect(signals.publish).toHaveBeenCalledTimes(4);
  });

  it('stays silent after a stop', () => {
    const { live, signals } = liveUpdates();
    live.factsChanged();
    live.factsChanged();

    live.stop();
    live.factsChanged();
    jest.advanceTimersByTime(10_000);

    expect(signals.publish).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('outlives signals that cannot be published', async () => {
    const { live, logger, signals } = liveUpdates();
    signals.publish.mockRejectedValueOnce(new Error('No bus'));

    live.factsChanged();
    await jest.advanceTimersByTimeAsync(1_000);
    live.factsChanged();

    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(signals.publish).toHaveBeenCalledTimes(2);
  });
});
