/** The commits of a default branch, by what follows what. */
export function commitsOf(changes) {
  const parents = new Map();
  // Of one that two sources tell differently, the first by authoring counts.
  const ordered = [...changes].sort(
    (a, b) => Date.parse(b.authoredAt) - Date.parse(a.authoredAt),
  );
  for (const row of ordered) {
    parents.set(row.sha, row.parents?.split(' ') ?? []);
  }
  const shas = [...parents.keys()];
  return {
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

/** Ids of the deployments that a later one took out by going back. */
export function rolledBack(production, commits) {
  const found = new Set();
  let standing = [];
  for (const { id, sha: given } of production) {
    const sha = commits.full(given);
    const again = standing.findLastIndex(entry => entry.sha === sha);
    let stays = standing.length;
    if (again >= 0) {
      stays = again + 1;
    } else if (standing.length > 0) {
      const held = commits.heldBy(standing.at(-1).sha);
      const isTakenOut = entry =>
        held.has(sha) &&
        held.has(entry.sha) &&
        commits.heldBy(entry.sha).has(sha);
      while (stays > 0 && isTakenOut(standing[stays - 1])) {
        stays -= 1;
      }
    }
    standing.slice(stays).forEach(entry => found.add(entry.id));
    standing = [...standing.slice(0, stays), { id, sha }];
  }
  return found;
}
