/** Labels of pull requests that mend what was deployed before. */
const HOTFIX_LABELS = ['hotfix'];

/** By `rollback`: ids of the deployments that a later one took out by going back. */
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

/** By `roll-forward`: ids of the deployments that a later one mended. */
export function rolledForward(production, commits, bringers, pullRequests) {
  const byMerge = groupBy(pullRequests, ({ mergeSha }) => mergeSha);
  const byNumber = new Map(pullRequests.map(pull => [pull.number, pull]));
  const newOf = groupBy(bringers.keys(), sha => bringers.get(sha));
  const mergedBy = sha => byMerge.get(sha) ?? [];
  const targetsOf = sha =>
    [
      commits.revertedBy(sha),
      ...mergedBy(sha).map(
        ({ revertsNumber }) => byNumber.get(revertsNumber)?.mergeSha,
      ),
    ].filter(target => target !== undefined);
  /** A revert of what took something back only brings that back. */
  const takesBack = (sha, seen = new Set()) =>
    !seen.has(sha) &&
    targetsOf(sha).some(target => !takesBack(target, new Set([...seen, sha])));
  const isHotfix = sha =>
    targetsOf(sha).length === 0 &&
    mergedBy(sha)
      .flatMap(({ labels }) => JSON.parse(labels))
      .some(label => HOTFIX_LABELS.includes(label.toLowerCase()));

  const positions = new Map(production.map(({ id }, index) => [id, index]));
  const found = new Set();
  const inProduction = new Set();
  let before;
  production.forEach(({ id, sha: given }, position) => {
    const sha = commits.full(given);
    for (const change of newOf.get(id) ?? []) {
      for (const target of targetsOf(change)) {
        const failed = bringers.get(target);
        if (!takesBack(target) && positions.get(failed) < position) {
          found.add(failed);
        }
      }
      if (before && isHotfix(change)) {
        found.add(before);
      }
    }
    before = inProduction.has(sha) ? before : id;
    [sha, ...commits.heldBy(sha)].forEach(held => inProduction.add(held));
  });
  return found;
}

/** By `failed-after-success`: whether the last word on a deployment is bad. */
export function failedAfterSuccess({ lastFailedAt, lastSucceededAt }) {
  return lastFailedAt !== undefined && lastFailedAt > lastSucceededAt;
}

/** Ids of the deployments that were made to mend an incident, by their word or a pull request's. */
export function unplanned(production, bringers, { incidents, pullRequests }) {
  const issues = new Set(incidents.flatMap(({ number }) => number ?? []));
  const fixing = pullRequests.filter(({ fixes = '' }) =>
    fixes.split(' ').some(number => issues.has(number)),
  );
  return new Set([
    ...production
      .filter(({ fixesIncident }) => fixesIncident !== undefined)
      .map(({ id }) => id),
    ...fixing.map(({ mergeSha }) => bringers.get(mergeSha)),
  ]);
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
