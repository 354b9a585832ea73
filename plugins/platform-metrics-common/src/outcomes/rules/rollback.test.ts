import {
  aDeployment,
  aLineOf,
  deploymentsOf,
  failuresOf,
} from '../../__testUtils__/aHistory';

describe('rollback', () => {
  it('to an earlier sha shows that all after that one failed', () => {
    expect(
      failuresOf({ deployments: deploymentsOf('a', 'b', 'c', 'a') }),
    ).toEqual({ d2: ['rollback d4'], d3: ['rollback d4'] });
  });

  it('to the latest of several deployments of a sha spares those before', () => {
    expect(
      failuresOf({ deployments: deploymentsOf('a', 'b', 'a', 'c', 'a') }),
    ).toEqual({ d2: ['rollback d3'], d4: ['rollback d5'] });
  });

  it('to a sha that was never deployed is one when it is an ancestor', () => {
    expect(
      failuresOf({
        changes: aLineOf('a', 'b', 'c', 'd'),
        deployments: deploymentsOf('a', 'c', 'd', 'b'),
      }),
    ).toEqual({ d2: ['rollback d4'], d3: ['rollback d4'] });
  });

  it('to an ancestor takes out only what descends from it', () => {
    expect(
      failuresOf({
        changes: [
          { sha: 'a', parents: [], authoredAt: 1 },
          { sha: 'b', parents: ['a'], authoredAt: 2 },
          { sha: 'side', parents: ['a'], authoredAt: 3 },
          { sha: 'merge', parents: ['b', 'side'], authoredAt: 4 },
        ],
        deployments: deploymentsOf('side', 'merge', 'b'),
      }),
    ).toEqual({ d2: ['rollback d3'] });
  });

  it('is not what deploys the same sha again', () => {
    expect(
      failuresOf({ deployments: deploymentsOf('a', 'b', 'b', 'c') }),
    ).toEqual({});
  });

  it('shows of a sha deployed twice that both deployments failed', () => {
    expect(
      failuresOf({ deployments: deploymentsOf('a', 'b', 'b', 'a') }),
    ).toEqual({ d2: ['rollback d4'], d3: ['rollback d4'] });
  });

  it('is not what goes forward again after one', () => {
    expect(
      failuresOf({ deployments: deploymentsOf('a', 'b', 'a', 'b') }),
    ).toEqual({ d2: ['rollback d3'] });
    expect(
      failuresOf({
        changes: aLineOf('a', 'b', 'c', 'd'),
        deployments: deploymentsOf('a', 'd', 'a', 'c'),
      }),
    ).toEqual({ d2: ['rollback d3'] });
  });

  it('leaves nothing behind of what it took out', () => {
    expect(
      failuresOf({ deployments: deploymentsOf('a', 'b', 'b', 'a', 'b', 'c') }),
    ).toEqual({ d2: ['rollback d4'], d3: ['rollback d4'] });
  });

  it('counts each deployment by the first rollback that took it out', () => {
    expect(
      failuresOf({ deployments: deploymentsOf('a', 'b', 'c', 'b', 'a') }),
    ).toEqual({
      d2: ['rollback d5'],
      d3: ['rollback d4'],
      d4: ['rollback d5'],
    });
  });

  it('is not seen in deployments that never succeeded, nor in staging', () => {
    const [first, second, back] = deploymentsOf('a', 'b', 'a');
    expect(
      failuresOf({
        deployments: [first, second, { ...back, tier: 'staging' }],
      }),
    ).toEqual({});
    expect(
      failuresOf({
        deployments: [
          first,
          second,
          aDeployment('d3', 'a', 30, {
            statuses: [{ state: 'failure', at: 30 }],
          }),
        ],
      }),
    ).toEqual({});
  });

  it('is found by an abbreviated sha', () => {
    const sha = (letter: string) => letter.repeat(40);
    expect(
      failuresOf({
        changes: aLineOf(sha('a'), sha('b')),
        deployments: deploymentsOf(sha('a'), sha('b'), 'aaaaaaa'),
      }),
    ).toEqual({ d2: ['rollback d3'] });
  });

  it('can be switched off', () => {
    expect(
      failuresOf(
        { deployments: deploymentsOf('a', 'b', 'a') },
        { without: 'rollback' },
      ),
    ).toEqual({});
  });
});
