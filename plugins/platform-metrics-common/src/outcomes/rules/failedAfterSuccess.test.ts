import type { Deployment } from '../../facts/ServiceHistory';
import { aDeployment, failuresOf } from '../../__testUtils__/aHistory';

function failuresWith(statuses: Deployment['statuses']) {
  return failuresOf({
    deployments: [aDeployment('d1', 'a', 10, { statuses })],
  });
}

describe('failed after success', () => {
  it.each(['failure', 'error'] as const)('is a final %s', state => {
    expect(
      failuresWith([
        { state, at: 20 },
        { state: 'success', at: 10 },
      ]),
    ).toEqual({ d1: ['failed-after-success'] });
  });

  it('is not what succeeded again', () => {
    expect(
      failuresWith([
        { state: 'success', at: 10 },
        { state: 'failure', at: 20 },
        { state: 'success', at: 30 },
      ]),
    ).toEqual({});
  });

  it('is not what failed before it succeeded, nor what was only replaced', () => {
    expect(
      failuresWith([
        { state: 'failure', at: 5 },
        { state: 'success', at: 10 },
        { state: 'inactive', at: 20 },
      ]),
    ).toEqual({});
  });

  it('is not what failed and succeeded at the same instant', () => {
    expect(
      failuresWith([
        { state: 'failure', at: 10 },
        { state: 'success', at: 10 },
      ]),
    ).toEqual({});
  });

  it('is not what never took traffic', () => {
    expect(failuresWith([{ state: 'failure', at: 20 }])).toEqual({});
  });

  it('can be switched off', () => {
    expect(
      failuresOf(
        {
          deployments: [
            aDeployment('d1', 'a', 10, {
              statuses: [
                { state: 'success', at: 10 },
                { state: 'error', at: 20 },
              ],
            }),
          ],
        },
        { without: 'failed-after-success' },
      ),
    ).toEqual({});
  });
});
