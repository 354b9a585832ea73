import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  mockApis,
} from '@backstage/frontend-test-utils';
import type { ScmAuthApi } from '@backstage/integration-react';
import { scmAuthApi } from './scmAuthApi';

function createScmAuth(hosts: string[]) {
  const { factory } = createExtensionTester(scmAuthApi).get(
    ApiBlueprint.dataRefs.factory,
  );
  return factory({
    config: mockApis.config({
      data: { integrations: { github: hosts.map(host => ({ host })) } },
    }),
    githubAuth: { getAccessToken: async () => 'token-of-a-person' },
  }) as ScmAuthApi;
}

describe('scmAuthApi', () => {
  it.each(['github.com', 'github.larkspur.example', 'localhost:7008'])(
    'signs requests to %s, once it is configured',
    async host => {
      const scmAuth = createScmAuth(['other.example', host]);

      await expect(
        scmAuth.getCredentials({ url: `https://${host}/larkspur/card-vault` }),
      ).resolves.toMatchObject({ token: 'token-of-a-person' });
    },
  );

  it('gives no token for a host that is not configured', async () => {
    const scmAuth = createScmAuth(['localhost:7008']);

    await expect(
      scmAuth.getCredentials({ url: 'https://github.com/larkspur/card-vault' }),
    ).rejects.toThrow(/No auth provider/);
  });
});
