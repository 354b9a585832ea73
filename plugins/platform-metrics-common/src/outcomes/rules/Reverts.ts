import type { ProductionTimeline } from '../ProductionTimeline';

/** Which commits revert which, by their own word or by their pull requests'. */
export class Reverts {
  readonly #timeline: ProductionTimeline;
  readonly #takesBack = new Map<string, boolean>();

  constructor(timeline: ProductionTimeline) {
    this.#timeline = timeline;
  }

  /** What a commit says it reverts. */
  targetsOf(sha: string): string[] {
    const targets = new Set<string>();
    const own = this.#timeline.graph.get(sha)?.reverts;
    if (own !== undefined) {
      targets.add(own);
    }
    for (const { reverts } of this.#timeline.pullRequestsByMerge.get(sha) ??
      []) {
      const reverted =
        reverts === undefined
          ? undefined
          : this.#timeline.pullRequestsByNumber.get(reverts);
      if (reverted) {
        targets.add(reverted.mergeSha);
      }
    }
    return [...targets];
  }

  /** Of these, what stood until then: a revert of a revert takes nothing back. */
  takenBackBy(sha: string): string[] {
    return this.targetsOf(sha).filter(target => !this.takesBack(target));
  }

  private takesBack(sha: string): boolean {
    const known = this.#takesBack.get(sha);
    if (known !== undefined) {
      return known;
    }
    // No commit reverts itself by way of others: should facts say so, it ends here.
    this.#takesBack.set(sha, false);
    const takesBack = this.takenBackBy(sha).length > 0;
    this.#takesBack.set(sha, takesBack);
    return takesBack;
  }
}
