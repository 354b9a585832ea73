import fc from 'fast-check';
import { arbitraryHistory } from '../__testUtils__/arbitraryHistory';
import type { Change } from '../facts/ServiceHistory';
import { CommitGraph } from './CommitGraph';

/** A commit and all that it holds, as far as known: the definition word for word. */
function heldBy(sha: string, changes: readonly Change[]): Set<string> {
  const change = changes.find(known => known.sha === sha);
  return change
    ? new Set([
        sha,
        ...change.parents.flatMap(parent => [...heldBy(parent, changes)]),
      ])
    : new Set();
}

const sha = fc.integer({ min: 0, max: 11 }).map(index => `sha${index}`);

describe('a commit graph', () => {
  it('takes what a commit holds, less what was taken', () => {
    fc.assert(
      fc.property(arbitraryHistory, sha, sha, ({ changes }, first, second) => {
        const graph = new CommitGraph(changes);
        const taken = new Set<string>();
        const byFirst = heldBy(first, changes);
        const bySecond = heldBy(second, changes);
        expect(new Set(graph.take(first, taken).map(c => c.sha))).toEqual(
          byFirst,
        );
        expect(new Set(graph.take(second, taken).map(c => c.sha))).toEqual(
          new Set([...bySecond].filter(held => !byFirst.has(held))),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('finds between a commit and an ancestor what holds the ancestor', () => {
    fc.assert(
      fc.property(arbitraryHistory, sha, sha, ({ changes }, base, head) => {
        const between = [...heldBy(head, changes)].filter(
          held => held !== base && heldBy(held, changes).has(base),
        );
        expect(new CommitGraph(changes).between(base, head)).toEqual(
          new Set(between),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('is long without running out of stack', () => {
    const line = Array.from({ length: 50_000 }, (_, index) => ({
      sha: `${index}`,
      parents: index > 0 ? [`${index - 1}`] : [],
      authoredAt: index,
    }));
    const graph = new CommitGraph(line);
    expect(graph.between('10', '49999').size).toBe(49_989);
    expect(graph.take('49999', new Set())).toHaveLength(50_000);
  });

  it('ends where facts say that commits hold each other', () => {
    const graph = new CommitGraph([
      { sha: 'a', parents: ['b'], authoredAt: 1 },
      { sha: 'b', parents: ['a'], authoredAt: 2 },
    ]);
    expect(graph.take('a', new Set())).toHaveLength(2);
    expect(graph.between('a', 'b').size).toBeLessThanOrEqual(2);
  });

  it('keeps the same of two tellings of a commit, whichever comes first', () => {
    const one = { sha: 'a', parents: [], authoredAt: 1 };
    const other = { sha: 'a', parents: ['b'], authoredAt: 1 };
    const later = { sha: 'a', parents: [], authoredAt: 2 };
    for (const changes of [
      [one, other, later],
      [later, other, one],
    ]) {
      expect(new CommitGraph(changes).get('a')).toEqual(other);
    }
  });
});
