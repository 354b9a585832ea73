import { GoldenPathClient } from './GoldenPathClient';

const answer = (status: number, body: object) => async () =>
  new Response(JSON.stringify(body), { status });

describe('GoldenPathClient', () => {
  it('invokes the action that the command line invokes too', async () => {
    const fetch = jest.fn(
      answer(200, { output: { status: 'free', message: 'free' } }),
    );
    const client = new GoldenPathClient({ fetch });

    await expect(
      client.checkName({ name: 'orders', owner: 'larkspur' }),
    ).resolves.toEqual({ status: 'free', message: 'free' });
    expect(fetch).toHaveBeenCalledWith(
      'plugin://scaffolder/.backstage/actions/v1/actions/scaffolder:check-service-name/invoke',
      expect.objectContaining({
        method: 'POST',
        body: JSON.stringify({ name: 'orders', owner: 'larkspur' }),
      }),
    );
  });

  it('fails where the portal refuses', async () => {
    const client = new GoldenPathClient({
      fetch: answer(401, { error: { name: 'AuthenticationError' } }),
    });
    await expect(client.listChoices()).rejects.toThrow('401');
  });
});
