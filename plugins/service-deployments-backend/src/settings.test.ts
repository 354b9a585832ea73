import { mockServices } from '@backstage/backend-test-utils';
import { readSettings } from './settings';

const aConfig = (health?: { path?: string; privateHosts?: string[] }) =>
  mockServices.rootConfig({ data: { serviceDeployments: { health } } });

describe('readSettings', () => {
  it('asks for readiness, and in no private network, unless told so', () => {
    expect(readSettings(aConfig())).toEqual({
      health: { path: '/readyz', privateHosts: [] },
    });
  });

  it('names the key of a path that is none', () => {
    expect(() => readSettings(aConfig({ path: 'readyz' }))).toThrow(
      "Invalid config at 'serviceDeployments.health.path': readyz is no path",
    );
  });

  it.each(['https://svc.example.com', 'svc.example.com:80', '*', 'a.*.b'])(
    'names the key of %s, which is no host',
    host => {
      expect(() => readSettings(aConfig({ privateHosts: [host] }))).toThrow(
        `Invalid config at 'serviceDeployments.health.privateHosts': ${host} is no host`,
      );
    },
  );
});
