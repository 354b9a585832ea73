import { findSchemaProblems } from './KubernetesSchemas';

describe("Kubernetes' schemas, which judge the manifests", () => {
  const pod = { containers: [{ name: 'service', image: 'service' }] };

  it.each([
    ['pass what is right', pod, []],
    [
      'know each field',
      { ...pod, restartPolice: 'Never' },
      [expect.stringContaining('restartPolice')],
    ],
    [
      'know each type',
      { ...pod, terminationGracePeriodSeconds: 'long' },
      [
        expect.stringContaining(
          '/spec/terminationGracePeriodSeconds must be integer',
        ),
      ],
    ],
  ])('%s', (_, spec, problems) => {
    const object = {
      ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'service' } },
      spec,
    };
    expect(findSchemaProblems(object)).toEqual(problems);
  });
});
