import type { MergedPullRequest } from '../../facts/ServiceHistory';
import type { FinishedDeployment } from '../ProductionTimeline';
import { Reverts } from './Reverts';
import type { Rule } from './Rule';

/**
 * Deployments failed that a later one mended by going forward. One that brings
 * a revert says so of the deployment that brought what it reverts; one that
 * brings a pull request with a hotfix label, and that reverts nothing, says so
 * of the deployment right before. Passed over there are those that brought
 * nothing new to production, such as a rollback: they cannot be what needed
 * the fix.
 *
 * What is reverted before it gets to production failed nowhere, and a revert
 * of a revert brings back rather than mends.
 */
export const rollForwardRule: Rule = function* rollForwardRule(
  timeline,
  { hotfixLabels },
) {
  const labels = new Set(hotfixLabels.map(label => label.toLowerCase()));
  const reverts = new Reverts(timeline);
  let before: FinishedDeployment | undefined;

  for (const entry of timeline.finished) {
    const evidence = entry.deployment.id;
    for (const { sha } of entry.newChanges) {
      for (const reverted of reverts.takenBackBy(sha)) {
        const failed = timeline.byChange.get(reverted);
        if (failed && failed.position < entry.position) {
          yield { failed, evidence };
        }
      }
      const isHotfix =
        reverts.targetsOf(sha).length === 0 &&
        (timeline.pullRequestsByMerge.get(sha) ?? []).some(pullRequest =>
          isLabelled(pullRequest, labels),
        );
      if (isHotfix && before) {
        yield { failed: before, evidence };
      }
    }
    if (!entry.bringsNothingNew) {
      before = entry;
    }
  }
};

function isLabelled(
  { labels }: MergedPullRequest,
  wanted: ReadonlySet<string>,
): boolean {
  return labels.some(label => wanted.has(label.toLowerCase()));
}
