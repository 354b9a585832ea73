import { PlatformMetricsClient } from './PlatformMetricsClient';

function aClient(answer: () => Response) {
  const requests: Request[] = [];
  const client = new PlatformMetricsClient({
    fetchApi: {
      fetch: async (input, init) => {
        requests.push(new Request(input, init));
        return answer();
      },
    },
    discoveryApi: {
      getBaseUrl: async id => `http://portal.example/api/${id}`,
    },
  });
  return { client, requests };
}

describe('PlatformMetricsClient', () => {
  it('asks by path and query, and repeats what there are several of', async () => {
    const { client, requests } = aClient(() => Response.json({}));

    await client.getSeries({
      metric: 'leadTime',
      from: '2026-11-02',
      to: undefined,
      squads: ['group:default/payments', 'group:default/platform'],
    });

    expect(requests[0].url).toBe(
      'http://portal.example/api/platform-metrics/series/leadTime?from=2026-11-02&squads=group%3Adefault%2Fpayments&squads=group%3Adefault%2Fplatform',
    );
  });

  it('sends reports as JSON, and imports as CSV', async () => {
    const { client, requests } = aClient(() => Response.json({}));

    await client.reportEvents([{ id: '1' }]);
    await client.runImport({ kind: 'deployments' }, 'id\n1\n');

    expect(requests[0].headers.get('content-type')).toBe('application/json');
    await expect(requests[0].json()).resolves.toEqual([{ id: '1' }]);
    expect(requests[1].headers.get('content-type')).toBe('text/csv');
    await expect(requests[1].text()).resolves.toBe('id\n1\n');
  });

  it('answers the text of CSV', async () => {
    const { client, requests } = aClient(() => new Response('metric\n'));

    await expect(
      client.csv('listFacts', { kind: 'deployment', metric: 'leadTime' }),
    ).resolves.toBe('metric\n');
    expect(requests[0].url).toMatch(
      /facts\/deployment\?format=csv&metric=leadTime$/,
    );
  });

  it('rejects with what the backend says is wrong', async () => {
    const { client } = aClient(() =>
      Response.json(
        {
          error: { name: 'InputError', message: 'no such week' },
          response: { statusCode: 400 },
        },
        { status: 400 },
      ),
    );

    await expect(client.getSummary()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 400,
      cause: { name: 'InputError', message: 'no such week' },
    });
  });
});
