import { findViolations } from './restrictedProfile';

describe('the restricted profile, which judges the workloads', () => {
  const safe = {
    allowPrivilegeEscalation: false,
    runAsNonRoot: true,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  };

  it.each([
    ['passes what keeps to it', safe, []],
    [
      'misses what is not set',
      {},
      [
        'c may escalate its privileges',
        'c may be root',
        'c has no seccomp profile',
        'c keeps capabilities',
      ],
    ],
    ['refuses root', { ...safe, runAsUser: 0 }, ['c is root']],
    ['refuses privileges', { ...safe, privileged: true }, ['c is privileged']],
  ])('%s', (_, securityContext, violations) => {
    const containers = [{ name: 'c', image: 'c', securityContext }];
    const deployment = {
      ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd' } },
      spec: { template: { spec: { containers } } },
    };
    expect(findViolations(deployment)).toEqual(
      violations.map(violation => `Deployment d: ${violation}`),
    );
  });
});
