import { aMessage } from './__testUtils__/messages';
import { signedEvent } from './__testUtils__/signedRequest';
import { SlackBench } from './__testUtils__/SlackBench';

it('does nothing without configuration but say so', async () => {
  const bench = await SlackBench.startUnconfigured();

  expect(bench.host.sources).toEqual([]);
  expect((await bench.send(signedEvent(aMessage()))).status).toBe(401);
  expect(bench.logger.info).toHaveBeenCalledWith(
    expect.stringContaining('platformMetrics.slack'),
  );
  await bench.stop();
});
