import { mockServices } from '@backstage/backend-test-utils';
import { readPlatformTeam } from './readPlatformTeam';

const aConfig = (platformTeam?: string) =>
  mockServices.rootConfig({ data: { organization: { platformTeam } } });

describe('readPlatformTeam', () => {
  it('defaults to the group platform', () => {
    expect(readPlatformTeam(aConfig())).toBe('group:default/platform');
  });

  it.each(['Engineering', 'group:Engineering', 'group:default/engineering'])(
    'understands %s',
    configured => {
      expect(readPlatformTeam(aConfig(configured))).toBe(
        'group:default/engineering',
      );
    },
  );

  it('names the key of a value that is no entity ref', () => {
    expect(() => readPlatformTeam(aConfig('group:'))).toThrow(
      "Invalid config at 'organization.platformTeam': expected an entity ref such as group:default/platform",
    );
  });
});
