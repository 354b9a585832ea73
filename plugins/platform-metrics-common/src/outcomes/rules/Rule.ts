import type { MetricsSettings } from '../../settings/MetricsSettings';
import type {
  FinishedDeployment,
  ProductionTimeline,
} from '../ProductionTimeline';

/** A deployment that a rule found to have failed, and by what. */
export interface Finding {
  failed: FinishedDeployment;
  /** Fact id of the incident or of the later deployment. */
  evidence?: string;
}

/** Finds the deployments that needed remediation, in one way. */
export type Rule = (
  timeline: ProductionTimeline,
  settings: Pick<MetricsSettings, 'hotfixLabels'>,
) => Iterable<Finding>;
