import { mockServices } from '@backstage/backend-test-utils';
import { aRepository } from '../__testUtils__/reports';
import { EventClock } from './EventClock';

function aClock() {
  let now = 0;
  const noteEvent = jest.fn().mockResolvedValue(undefined);
  const clock = new EventClock({
    states: { noteEvent },
    logger: mockServices.logger.mock(),
    now: () => now,
  });
  return {
    noteEvent,
    hears: (source: string) => clock.note([aRepository({ source })]),
    pass: async (ms: number) => {
      now += ms;
      await Promise.resolve();
    },
  };
}

describe('EventClock', () => {
  it('notes each source, and a busy one every ten seconds', async () => {
    const { hears, noteEvent, pass } = aClock();

    for (let second = 0; second <= 20; second++) {
      hears('github');
      await pass(1_000);
    }
    hears('slack');

    expect(noteEvent.mock.calls).toEqual([
      ['github', 0],
      ['github', 10_000],
      ['github', 20_000],
      ['slack', 21_000],
    ]);
  });

  it('notes with the next event what the database did not take', async () => {
    const { hears, noteEvent, pass } = aClock();
    noteEvent.mockRejectedValueOnce(new Error('The database is away'));

    hears('github');
    await pass(1);
    hears('github');

    expect(noteEvent).toHaveBeenLastCalledWith('github', 1);
  });
});
