import { describeChange } from './describeChange';

describe('describeChange', () => {
  it('calls more deployments better, and longer times worse', () => {
    const grown = {
      value: 12,
      change: 0.2,
      previous: { value: 10, sampleSize: 5 },
    };
    expect(
      describeChange({ metric: 'deploymentFrequency', ...grown }),
    ).toMatchObject({ direction: 'higher', tone: 'better', ratio: 0.2 });
    expect(describeChange({ metric: 'leadTime', ...grown })).toMatchObject({
      direction: 'higher',
      tone: 'worse',
    });
  });

  it('says nothing of growth from zero or from no data', () => {
    const metric = 'supportLoad';
    expect(
      describeChange({
        metric,
        value: 3,
        previous: { value: 0, sampleSize: 0 },
      }),
    ).toBeUndefined();
    expect(
      describeChange({ metric, value: 3, previous: { sampleSize: 0 } }),
    ).toBeUndefined();
  });

  it('knows what stayed the same', () => {
    expect(
      describeChange({
        metric: 'reworkRate',
        value: 0,
        previous: { value: 0, sampleSize: 8 },
      }),
    ).toBe('same');
  });
});
