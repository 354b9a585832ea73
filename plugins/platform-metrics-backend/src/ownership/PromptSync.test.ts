import { mockServices } from '@backstage/backend-test-utils';
import { aRepository, aSupportRequest } from '../__testUtils__/reports';
import { PromptSync } from './PromptSync';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function aPromptSync() {
  const registered = new Set<string>();
  const run = jest.fn().mockResolvedValue(undefined);
  const hasSquads = jest.fn().mockReturnValue(true);
  const prompt = new PromptSync({
    sync: {
      hasSquads,
      isRegistered: repository => registered.has(repository),
      run,
    },
    logger: mockServices.logger.mock(),
  });
  return {
    hasSquads,
    prompt,
    registered,
    run,
    hearsOf: (repository: string) =>
      prompt.factsArrived([aRepository({ repository: { repository } })]),
    pass: (seconds: number) => jest.advanceTimersByTimeAsync(seconds * 1_000),
  };
}

describe('PromptSync', () => {
  it('asks the catalog for a new repository until it knows it', async () => {
    const { hearsOf, pass, registered, run } = aPromptSync();

    hearsOf('Larkspur/Billing');
    await pass(1);
    expect(run).toHaveBeenCalledTimes(1);
    await pass(10);
    expect(run).toHaveBeenCalledTimes(2);

    registered.add('larkspur/billing');
    await pass(300);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('asks once for many facts at once', async () => {
    const { hearsOf, pass, registered, run } = aPromptSync();

    hearsOf('larkspur/billing');
    hearsOf('larkspur/basket');
    hearsOf('larkspur/billing');
    ['billing', 'basket'].forEach(name => registered.add(`larkspur/${name}`));
    await pass(300);

    expect(run).toHaveBeenCalledTimes(1);
  });

  it('asks nothing of what the catalog knows', async () => {
    const { hearsOf, pass, registered, run } = aPromptSync();
    registered.add('larkspur/billing');

    hearsOf('Larkspur/Billing');
    await pass(300);

    expect(run).not.toHaveBeenCalled();
  });

  it('gives up after two minutes, however busy the repository is', async () => {
    const { hearsOf, pass, run } = aPromptSync();

    hearsOf('larkspur/no-service');
    await pass(131);
    expect(run).toHaveBeenCalledTimes(6);

    hearsOf('larkspur/no-service');
    await pass(300);
    expect(run).toHaveBeenCalledTimes(6);
  });

  it('looks for whoever asked', async () => {
    const { pass, prompt, run } = aPromptSync();

    prompt.factsArrived([aSupportRequest()]);
    await pass(300);

    expect(run).toHaveBeenCalledTimes(1);
  });

  it('asks again when the catalog does not answer', async () => {
    const { pass, prompt, run } = aPromptSync();
    run.mockRejectedValueOnce(new Error('503'));

    prompt.syncSoon();
    await pass(300);

    expect(run).toHaveBeenCalledTimes(2);
  });

  it('asks for what came in while the catalog was being asked', async () => {
    const { hearsOf, pass, registered, run } = aPromptSync();
    run.mockImplementationOnce(async () => {
      registered.add('larkspur/billing');
      hearsOf('larkspur/basket');
    });

    hearsOf('larkspur/billing');
    await pass(11);

    expect(run).toHaveBeenCalledTimes(2);
  });

  it('asks in time however steadily new repositories show up', async () => {
    const { hearsOf, pass, run } = aPromptSync();

    for (let half = 0; half < 120; half++) {
      hearsOf(`larkspur/service-${half}`);
      await pass(0.5);
    }

    // After a second, then every ten.
    expect(run).toHaveBeenCalledTimes(6);
  });

  it('leaves the catalog alone for ten seconds after an answer, however many ask for support', async () => {
    const { pass, prompt, run } = aPromptSync();

    for (let half = 0; half < 120; half++) {
      prompt.factsArrived([aSupportRequest()]);
      await pass(0.5);
    }

    expect(run).toHaveBeenCalledTimes(6);
  });

  it('leaves a slow catalog alone for as long as its answer took', async () => {
    const { pass, prompt, run } = aPromptSync();
    run.mockImplementationOnce(
      () => new Promise<void>(resolve => setTimeout(resolve, 30_000)),
    );
    prompt.factsArrived([aSupportRequest()]);
    await pass(31);

    prompt.factsArrived([aSupportRequest()]);
    await pass(29);
    expect(run).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('asks one question at a time, however slow the catalog is', async () => {
    const { hearsOf, pass, run } = aPromptSync();
    let answer = () => {};
    run.mockImplementationOnce(
      () =>
        new Promise<void>(resolve => {
          answer = resolve;
        }),
    );
    hearsOf('larkspur/billing');
    await pass(1);

    hearsOf('larkspur/basket');
    await pass(10);
    expect(run).toHaveBeenCalledTimes(1);

    answer();
    await pass(10);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('asks again soon after a start while the catalog knows no squad', async () => {
    const { hasSquads, pass, prompt, run } = aPromptSync();
    hasSquads.mockReturnValue(false);
    prompt.syncSoon();
    await pass(11);
    expect(run).toHaveBeenCalledTimes(2);

    hasSquads.mockReturnValue(true);
    await pass(10);
    expect(run).toHaveBeenCalledTimes(3);
    await pass(300);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('asks nothing after a stop', async () => {
    const { hearsOf, prompt, run } = aPromptSync();
    hearsOf('larkspur/billing');

    prompt.stop();
    hearsOf('larkspur/basket');

    expect(jest.getTimerCount()).toBe(0);
    expect(run).not.toHaveBeenCalled();
  });
});
