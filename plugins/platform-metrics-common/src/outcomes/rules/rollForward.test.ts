import type { MergedPullRequest } from '../../facts/ServiceHistory';
import {
  aLineOf,
  deploymentsOf,
  failuresOf,
} from '../../__testUtils__/aHistory';

function aPullRequest(
  number: number,
  mergeSha: string,
  rest: Partial<MergedPullRequest> = {},
): MergedPullRequest {
  return { number, mergeSha, mergedAt: 1, labels: [], fixes: [], ...rest };
}

/** A line of changes, some of which revert others. */
function aLineWith(
  shas: string[],
  reverts: Record<string, string>,
): ReturnType<typeof aLineOf> {
  return aLineOf(...shas).map(change => ({
    ...change,
    reverts: reverts[change.sha],
  }));
}

describe('roll-forward', () => {
  it('by a commit that reverts one shows that the deployment that brought it failed', () => {
    expect(
      failuresOf({
        changes: aLineWith(['a', 'bad', 'c', 'undo'], { undo: 'bad' }),
        deployments: deploymentsOf('a', 'bad', 'c', 'undo'),
      }),
    ).toEqual({ d2: ['roll-forward d4'] });
  });

  it('by a pull request that reverts one shows the same', () => {
    expect(
      failuresOf({
        changes: aLineOf('a', 'bad', 'c', 'undo'),
        pullRequests: [
          aPullRequest(1, 'bad'),
          aPullRequest(2, 'undo', { reverts: 1 }),
        ],
        deployments: deploymentsOf('a', 'bad', 'c', 'undo'),
      }),
    ).toEqual({ d2: ['roll-forward d4'] });
  });

  it('says once what commit and pull request both say', () => {
    expect(
      failuresOf({
        changes: aLineWith(['bad', 'undo'], { undo: 'bad' }),
        pullRequests: [
          aPullRequest(1, 'bad'),
          aPullRequest(2, 'undo', { reverts: 1, labels: ['hotfix'] }),
        ],
        deployments: deploymentsOf('bad', 'undo'),
      }),
    ).toEqual({ d1: ['roll-forward d2'] });
  });

  it('says once what several reverts say', () => {
    expect(
      failuresOf({
        changes: aLineWith(['bad', 'worse', 'undo worse', 'undo bad'], {
          'undo worse': 'worse',
          'undo bad': 'bad',
        }),
        deployments: deploymentsOf('worse', 'undo bad'),
      }),
    ).toEqual({ d1: ['roll-forward d2'] });
  });

  it('is not what reverts something that never was in production alone', () => {
    expect(
      failuresOf({
        changes: aLineWith(['a', 'bad', 'undo'], { undo: 'bad' }),
        deployments: deploymentsOf('a', 'undo'),
      }),
    ).toEqual({});
  });

  it('is not what brings back by reverting a revert, but is what takes that back again', () => {
    expect(
      failuresOf({
        changes: aLineWith(['x', 'undo', 'redo', 'undo again'], {
          undo: 'x',
          redo: 'undo',
          'undo again': 'redo',
        }),
        deployments: deploymentsOf('x', 'undo', 'redo', 'undo again'),
      }),
    ).toEqual({ d1: ['roll-forward d2'], d3: ['roll-forward d4'] });
  });

  it('by a pull request with a hotfix label shows that the deployment before failed', () => {
    expect(
      failuresOf({
        changes: aLineOf('a', 'b', 'fix'),
        pullRequests: [aPullRequest(1, 'fix', { labels: ['bug', 'HotFix'] })],
        deployments: deploymentsOf('a', 'b', 'fix'),
      }),
    ).toEqual({ d2: ['roll-forward d3'] });
  });

  it('by a label passes over what brought nothing new', () => {
    expect(
      failuresOf({
        changes: aLineOf('a', 'bad', 'fix'),
        pullRequests: [aPullRequest(1, 'fix', { labels: ['hotfix'] })],
        deployments: deploymentsOf('a', 'bad', 'a', 'fix'),
      }),
    ).toEqual({ d2: ['rollback d3', 'roll-forward d4'] });
    expect(
      failuresOf({
        changes: aLineOf('fix'),
        pullRequests: [aPullRequest(1, 'fix', { labels: ['hotfix'] })],
        deployments: deploymentsOf('not known', 'neither', 'neither', 'fix'),
      }),
    ).toEqual({ d2: ['roll-forward d4'] });
  });

  it('goes by what a labelled pull request reverts rather than by its label', () => {
    expect(
      failuresOf({
        changes: aLineOf('bad', 'b', 'undo'),
        pullRequests: [
          aPullRequest(1, 'bad'),
          aPullRequest(2, 'undo', { reverts: 1, labels: ['hotfix'] }),
        ],
        deployments: deploymentsOf('bad', 'b', 'undo'),
      }),
    ).toEqual({ d1: ['roll-forward d3'] });
  });

  it('by a label finds nothing before the first deployment, nor by other labels', () => {
    const history = {
      changes: aLineOf('fix', 'b'),
      deployments: deploymentsOf('fix', 'b'),
      pullRequests: [
        aPullRequest(1, 'fix', { labels: ['hotfix'] }),
        aPullRequest(2, 'b', { labels: ['urgent'] }),
      ],
    };
    expect(failuresOf(history)).toEqual({});
    expect(failuresOf(history, { hotfixLabels: ['Urgent'] })).toEqual({
      d1: ['roll-forward d2'],
    });
  });

  it('can be switched off', () => {
    expect(
      failuresOf(
        {
          changes: aLineWith(['bad', 'undo'], { undo: 'bad' }),
          deployments: deploymentsOf('bad', 'undo'),
        },
        { without: 'roll-forward' },
      ),
    ).toEqual({});
  });
});
