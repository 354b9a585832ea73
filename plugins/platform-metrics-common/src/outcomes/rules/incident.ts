import type { Incident } from '../../facts/ServiceHistory';
import type {
  FinishedDeployment,
  ProductionTimeline,
} from '../ProductionTimeline';
import type { Finding } from './Rule';

/**
 * A deployment failed that an incident names as its cause: by its id, else by
 * a sha. A sha stands for the deployments of that very commit and for the one
 * that first brought it, and of these for the latest that had finished when
 * the incident was opened.
 */
export function* incidentRule(timeline: ProductionTimeline): Iterable<Finding> {
  const bySha = new Map<string, FinishedDeployment[]>();
  for (const entry of timeline.finished) {
    const { sha } = entry.deployment;
    const deployments = bySha.get(sha);
    if (deployments) {
      deployments.push(entry);
    } else {
      const first = timeline.byChange.get(sha);
      bySha.set(sha, first && first !== entry ? [first, entry] : [entry]);
    }
  }

  for (const incident of timeline.incidents) {
    const failed = causeOf(incident, timeline, bySha);
    if (failed) {
      yield { failed, evidence: incident.id };
    }
  }
}

function causeOf(
  { causedBy, openedAt }: Incident,
  timeline: ProductionTimeline,
  bySha: ReadonlyMap<string, readonly FinishedDeployment[]>,
): FinishedDeployment | undefined {
  const named =
    causedBy?.deployment && timeline.byDeployment.get(causedBy.deployment);
  if (named || !causedBy?.sha) {
    return named || undefined;
  }
  const sha = timeline.fullSha(causedBy.sha);
  const first = timeline.byChange.get(sha);
  const candidates = bySha.get(sha) ?? (first ? [first] : []);
  return candidates.filter(entry => entry.finishedAt <= openedAt).at(-1);
}
