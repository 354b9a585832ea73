import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readGoldenPathSettings } from './settings';

function configured(parameters: JsonObject, rest: JsonObject = {}) {
  return readGoldenPathSettings(
    new ConfigReader({
      app: { baseUrl: 'https://portal.example/' },
      integrations: { github: [{ host: 'github.example' }] },
      scaffolder: { defaultEnvironment: { parameters } },
      ...rest,
    }),
  );
}

describe('readGoldenPathSettings', () => {
  it('reads where services are published', () => {
    expect(
      configured({
        githubHost: 'github.example',
        githubDefaultOwner: 'larkspur',
        githubAllowedOwners: 'larkspur, labs,',
      }),
    ).toEqual({
      portalUrl: 'https://portal.example',
      githubHost: 'github.example',
      defaultOwner: 'larkspur',
      allowedOwners: ['larkspur', 'labs'],
      squadTypes: ['squad', 'team'],
      platformTeam: 'group:default/platform',
    });
  });

  it('stops the start at a host without integration, and names those there are', () => {
    expect(() => configured({ githubHost: 'github.typo' })).toThrow(
      "Invalid config at 'scaffolder.defaultEnvironment.parameters.githubHost': no entry of 'integrations.github' has the host 'github.typo' (there are: github.example, github.com)",
    );
  });

  it('stops the start where the host is missing', () => {
    expect(() => configured({})).toThrow(
      'scaffolder.defaultEnvironment.parameters.githubHost',
    );
  });

  it('stops the start at a platform team that is no entity ref', () => {
    expect(() =>
      configured(
        { githubHost: 'github.example' },
        { organization: { platformTeam: 'group:' } },
      ),
    ).toThrow("Invalid config at 'organization.platformTeam'");
  });
});
