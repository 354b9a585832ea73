import type { Change } from '../facts/ServiceHistory';

/** The known commits of a default branch, by what descends from what. */
export class CommitGraph {
  readonly #changes = new Map<string, Change>();
  #generations?: Map<string, number>;

  constructor(changes: Iterable<Change>) {
    for (const change of changes) {
      const known = this.#changes.get(change.sha);
      if (!known || isBefore(change, known)) {
        this.#changes.set(change.sha, change);
      }
    }
  }

  get(sha: string): Change | undefined {
    return this.#changes.get(sha);
  }

  /**
   * Takes the commits that `sha` holds and that nobody took before: the walk
   * goes up the parents, and ends at what is taken or not known.
   */
  take(sha: string, taken: Set<string>): Change[] {
    const found: Change[] = [];
    const open = [sha];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const change = this.#changes.get(next);
      if (change && !taken.has(next)) {
        taken.add(next);
        found.push(change);
        open.push(...change.parents);
      }
    }
    return found;
  }

  /**
   * The commits that `head` holds and that hold `base`, `head` included and
   * `base` not: what going back from head to base takes out. Empty where base
   * is no ancestor of head.
   *
   * Costs the commits between the two: as git does, it looks no deeper than
   * the base's distance from the root.
   */
  between(base: string, head: string): Set<string> {
    const holding = new Set<string>();
    const depth = this.generation(base);
    if (depth === 0 || this.generation(head) <= depth) {
      return holding;
    }
    const candidates = new Set<string>();
    const open = [head];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!candidates.has(next) && this.generation(next) > depth) {
        candidates.add(next);
        open.push(...this.parentsOf(next));
      }
    }
    // Parents first: whether they hold the base is then known of each.
    const ordered = [...candidates].sort(
      (a, b) => this.generation(a) - this.generation(b),
    );
    for (const sha of ordered) {
      if (
        this.parentsOf(sha).some(
          parent => parent === base || holding.has(parent),
        )
      ) {
        holding.add(sha);
      }
    }
    return holding;
  }

  private parentsOf(sha: string): readonly string[] {
    return this.#changes.get(sha)?.parents ?? [];
  }

  /** The longest way from a commit to the beginning of what is known; 0: not known. */
  private generation(sha: string): number {
    this.#generations ??= this.computeGenerations();
    return this.#generations.get(sha) ?? 0;
  }

  private computeGenerations(): Map<string, number> {
    const generations = new Map<string, number>();
    const entered = new Set<string>();
    for (const root of this.#changes.keys()) {
      const open = [root];
      while (open.length > 0) {
        const sha = open[open.length - 1];
        if (generations.has(sha) || !this.#changes.has(sha)) {
          open.pop();
        } else if (entered.has(sha)) {
          const parents = this.parentsOf(sha).map(
            parent => generations.get(parent) ?? 0,
          );
          generations.set(sha, 1 + Math.max(0, ...parents));
          open.pop();
        } else {
          entered.add(sha);
          open.push(
            ...this.parentsOf(sha).filter(parent => !entered.has(parent)),
          );
        }
      }
    }
    return generations;
  }
}

/** One commit, told differently by two sources: the same one counts in any order. */
function isBefore(one: Change, other: Change): boolean {
  if (one.authoredAt !== other.authoredAt) {
    return one.authoredAt < other.authoredAt;
  }
  return (
    JSON.stringify([one.parents, one.reverts]) <
    JSON.stringify([other.parents, other.reverts])
  );
}
