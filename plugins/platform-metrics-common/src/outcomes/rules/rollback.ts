import type {
  FinishedDeployment,
  ProductionTimeline,
} from '../ProductionTimeline';
import type { Finding } from './Rule';

/**
 * Deployments failed whose changes a later deployment took out again by going
 * back: to the sha of a deployment before them, or to an ancestor of what was
 * in production. All between the one restored and the rollback failed, each by
 * the first rollback that took it out. To deploy the same sha again is no
 * rollback, nor is going forward again after one.
 */
export function* rollbackRule(timeline: ProductionTimeline): Iterable<Finding> {
  /** What production was built up from: a rollback takes off what it took out. */
  const standing: FinishedDeployment[] = [];
  /** Of each sha in `standing`, how often it is there. */
  const standingShas = new Map<string, number>();

  for (const entry of timeline.finished) {
    const isTakenOut = takenOutBy(entry, standing, standingShas, timeline);
    for (
      let top = standing.at(-1);
      top && isTakenOut(top);
      top = standing.at(-1)
    ) {
      standing.pop();
      count(standingShas, top.deployment.sha, -1);
      yield { failed: top, evidence: entry.deployment.id };
    }
    standing.push(entry);
    count(standingShas, entry.deployment.sha, 1);
  }
}

function takenOutBy(
  { deployment: { sha } }: FinishedDeployment,
  standing: readonly FinishedDeployment[],
  standingShas: ReadonlyMap<string, number>,
  { graph }: ProductionTimeline,
): (entry: FinishedDeployment) => boolean {
  if (standingShas.has(sha)) {
    return entry => entry.deployment.sha !== sha;
  }
  const before = standing.at(-1);
  const takenOut = before && graph.between(sha, before.deployment.sha);
  return entry => takenOut?.has(entry.deployment.sha) ?? false;
}

function count(counts: Map<string, number>, key: string, by: number) {
  const sum = (counts.get(key) ?? 0) + by;
  if (sum === 0) {
    counts.delete(key);
  } else {
    counts.set(key, sum);
  }
}
