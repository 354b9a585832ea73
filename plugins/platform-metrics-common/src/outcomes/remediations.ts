import type { MetricsSettings } from '../settings/MetricsSettings';
import type { ProductionTimeline } from './ProductionTimeline';
import { failedAfterSuccessRule } from './rules/failedAfterSuccess';
import { incidentRule } from './rules/incident';
import { rollbackRule } from './rules/rollback';
import { rollForwardRule } from './rules/rollForward';
import type { Rule } from './rules/Rule';
import type { FailureRule, Remediation } from './ServiceOutcomes';

const rules: ReadonlyArray<[FailureRule, Rule]> = [
  ['incident', incidentRule],
  ['rollback', rollbackRule],
  ['roll-forward', rollForwardRule],
  ['failed-after-success', failedAfterSuccessRule],
];

/**
 * What each failed deployment was found by, by deployment id. Every rule that
 * is switched on says its own, once for each evidence.
 */
export function findRemediations(
  timeline: ProductionTimeline,
  settings: Pick<MetricsSettings, 'failureRules' | 'hotfixLabels'>,
): Map<string, Remediation[]> {
  const remediations = new Map<string, Remediation[]>();
  for (const [rule, find] of rules) {
    if (!settings.failureRules[rule]) {
      continue;
    }
    for (const { failed, evidence } of find(timeline, settings)) {
      const known = remediations.get(failed.deployment.id) ?? [];
      if (
        !known.some(other => other.rule === rule && other.evidence === evidence)
      ) {
        known.push(evidence === undefined ? { rule } : { rule, evidence });
        remediations.set(failed.deployment.id, known);
      }
    }
  }
  return remediations;
}
