/** The commits of a default branch, by what follows what. */
export function commitsOf(changes) {
  const parents = new Map();
  const reverts = new Map();
  // Of one that two sources tell differently, the first by authoring counts.
  const ordered = [...changes].sort(
    (a, b) => Date.parse(b.authoredAt) - Date.parse(a.authoredAt),
  );
  for (const row of ordered) {
    parents.set(row.sha, row.parents?.split(' ') ?? []);
    reverts.set(row.sha, row.reverts);
  }
  const shas = [...parents.keys()];
  return {
    /** The commit that one says it reverts. */
    revertedBy: sha => reverts.get(sha),
    /** A whole sha, where one alone begins so. */
    full(part) {
      const wanted = part.toLowerCase();
      const found = shas.filter(sha => sha.startsWith(wanted));
      return wanted.length < 40 && found.length === 1 ? found[0] : wanted;
    },
    /** Itself and all that it follows, as far as known. */
    heldBy(sha) {
      const held = new Set();
      const open = [sha];
      while (open.length > 0) {
        const next = open.pop();
        if (parents.has(next) && !held.has(next)) {
          held.add(next);
          open.push(...parents.get(next));
        }
      }
      return held;
    },
  };
}

/** By each commit, the first of the deployments in order that brought it. */
export function broughtBy(production, commits, { isWhole }) {
  const first = new Map();
  production.forEach(({ id, sha }, position) => {
    for (const held of commits.heldBy(commits.full(sha))) {
      if (!first.has(held)) {
        // What the first known one brought may have been there for long.
        first.set(held, isWhole || position > 0 ? id : undefined);
      }
    }
  });
  return first;
}
