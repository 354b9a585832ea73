import type {
  Change,
  Deployment,
  Incident,
  MergedPullRequest,
  ServiceHistory,
} from '../facts/ServiceHistory';
import { CommitGraph } from './CommitGraph';
import { firstSuccess } from './firstDeployment';
import { fullShas } from './fullShas';
import { hasWholeHistory } from './wholeHistory';

/** A production deployment that took traffic, in its place among the others. */
export interface FinishedDeployment {
  /** Its sha is a whole one, where that is known. */
  deployment: Deployment;
  /** Its first success. */
  finishedAt: number;
  /** Its place by finish, from 0. */
  position: number;
  /** What it was the first to bring to production, by authoring. */
  newChanges: Change[];
  /** Its sha had been in production before: a repetition, or a way back. */
  bringsNothingNew: boolean;
}

/** All that the rules of failure look at. */
export interface ProductionTimeline {
  /** By finish; of two at the same instant, the one with the lesser id first. */
  finished: readonly FinishedDeployment[];
  byDeployment: ReadonlyMap<string, FinishedDeployment>;
  /** By each change, the deployment that was the first to bring it to production. */
  byChange: ReadonlyMap<string, FinishedDeployment>;
  graph: CommitGraph;
  /** Completes an abbreviated sha, where it can. */
  fullSha(sha: string): string;
  /** By the commit that merged them. */
  pullRequestsByMerge: ReadonlyMap<string, readonly MergedPullRequest[]>;
  pullRequestsByNumber: ReadonlyMap<number, MergedPullRequest>;
  /** By opening, then by id. */
  incidents: readonly Incident[];
}

/**
 * Puts a service's production deployments in order and finds what each brought:
 * the changes that its commit holds and no earlier one's did.
 *
 * Where the service is older than what is known of it, what its first known
 * deployment brought may have been in production for long: that one counts as
 * bringing nothing, and only bounds those after it.
 */
export function productionTimeline(
  history: ServiceHistory,
): ProductionTimeline {
  const fullSha = fullShas(history);
  const finished = finishedDeployments(history.deployments, fullSha);
  const graph = new CommitGraph(history.changes);
  const byChange = new Map<string, FinishedDeployment>();
  const inProduction = new Set<string>();
  const isWhole = hasWholeHistory(history.service);

  for (const entry of finished) {
    const { sha } = entry.deployment;
    entry.bringsNothingNew = inProduction.has(sha);
    const taken = graph.take(sha, inProduction);
    inProduction.add(sha);
    if (isWhole || entry.position > 0) {
      entry.newChanges = taken.sort(byAuthoring);
      for (const change of taken) {
        byChange.set(change.sha, entry);
      }
    }
  }

  return {
    finished,
    byDeployment: new Map(finished.map(entry => [entry.deployment.id, entry])),
    byChange,
    graph,
    fullSha,
    ...pullRequestIndexes(history.pullRequests),
    incidents: uniqueById(history.incidents).sort(
      (a, b) => a.openedAt - b.openedAt || compareText(a.id, b.id),
    ),
  };
}

function finishedDeployments(
  deployments: readonly Deployment[],
  fullSha: (sha: string) => string,
): FinishedDeployment[] {
  const finished: FinishedDeployment[] = [];
  for (const deployment of uniqueById(deployments)) {
    const finishedAt =
      deployment.tier === 'production' ? firstSuccess(deployment) : undefined;
    if (finishedAt !== undefined) {
      finished.push({
        deployment: { ...deployment, sha: fullSha(deployment.sha) },
        finishedAt,
        position: 0,
        newChanges: [],
        bringsNothingNew: false,
      });
    }
  }
  finished.sort(
    (a, b) =>
      a.finishedAt - b.finishedAt ||
      compareText(a.deployment.id, b.deployment.id),
  );
  finished.forEach((entry, position) => {
    entry.position = position;
  });
  return finished;
}

function pullRequestIndexes(
  pullRequests: readonly MergedPullRequest[],
): Pick<ProductionTimeline, 'pullRequestsByMerge' | 'pullRequestsByNumber'> {
  const pullRequestsByNumber = new Map(
    pullRequests.map(pullRequest => [pullRequest.number, pullRequest]),
  );
  const pullRequestsByMerge = new Map<string, MergedPullRequest[]>();
  for (const pullRequest of pullRequestsByNumber.values()) {
    const merged = pullRequestsByMerge.get(pullRequest.mergeSha) ?? [];
    merged.push(pullRequest);
    pullRequestsByMerge.set(pullRequest.mergeSha, merged);
  }
  return { pullRequestsByMerge, pullRequestsByNumber };
}

function uniqueById<T extends { id: string }>(facts: readonly T[]): T[] {
  return [...new Map(facts.map(fact => [fact.id, fact])).values()];
}

function byAuthoring(a: Change, b: Change): number {
  return a.authoredAt - b.authoredAt || compareText(a.sha, b.sha);
}

/** By code units: the same on every machine, unlike a locale's order. */
function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
