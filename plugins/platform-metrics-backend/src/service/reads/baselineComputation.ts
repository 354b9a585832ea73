import { ConflictError } from '@backstage/errors';
import {
  baselineRange,
  changeFailureRateOver,
  deploymentFrequencyOver,
  firstWeekOf,
  leadTimeOver,
  rangeInstants,
  recoveryTimeOver,
  reworkRateOver,
  supportLoadOver,
  timeToFirstDeploymentOver,
  weeksOf,
  type Measure,
  type Metric,
  type WeekRange,
} from '@internal/plugin-platform-metrics-common';
import type { Organization } from '../organization/Organization';
import type { Scope } from '../organization/Scope';
import type { ScopeFacts } from '../ScopeFacts';

/** A baseline as history gives it. */
export interface ComputedBaseline {
  value: number;
  sampleSize: number;
  /** The weeks it is from, `[from, to)`. */
  range: WeekRange;
}

/**
 * The weeks before a scope's first golden-path service; where it has none yet,
 * those before now.
 */
export function weeksBeforeGoldenPath(
  scope: Scope,
  organization: Organization,
  { now, timeZone }: { now: number; timeZone: string },
): WeekRange {
  const services = scope.parts.flatMap(part => organization.membersOf(part));
  const firstAt = services
    .filter(({ isGoldenPath }) => isGoldenPath)
    .map(({ createdAt }) => createdAt)
    .filter(createdAt => createdAt !== undefined)
    .reduce((first, createdAt) => Math.min(first, createdAt), now);
  const range = baselineRange(
    firstAt,
    firstWeekOf(services, timeZone),
    timeZone,
  );
  if (!range) {
    throw new ConflictError(
      'Nothing is known from before the first service of the golden path: enter the baseline instead',
    );
  }
  return range;
}

/** A metric over the weeks of a baseline. */
export function computedBaseline(
  metric: Metric,
  facts: ScopeFacts,
  range: WeekRange,
  timeZone: string,
): ComputedBaseline {
  const { value, sampleSize } = measureOver(metric, facts, range, timeZone);
  if (value === undefined) {
    throw new ConflictError(
      `From ${range.from} to ${range.to} there is no data: enter the baseline instead`,
    );
  }
  return { value, sampleSize, range };
}

function measureOver(
  metric: Metric,
  facts: ScopeFacts,
  range: WeekRange,
  timeZone: string,
): Measure {
  const weeks = weeksOf(range);
  const instants = rangeInstants(range, timeZone);
  switch (metric) {
    case 'timeToFirstDeployment':
      return timeToFirstDeploymentOver(facts.starts(), instants);
    case 'deploymentFrequency':
      return deploymentFrequencyOver(facts.squads(timeZone), weeks);
    case 'supportLoad':
      return supportLoadOver(facts.supportRequests(), weeks);
    case 'leadTime':
      return leadTimeOver(facts.leadTimesIn, weeks);
    case 'changeFailureRate':
      return changeFailureRateOver(facts.countsIn, weeks);
    case 'recoveryTime':
      return recoveryTimeOver(facts.failuresIn, weeks, instants.end);
    case 'reworkRate':
      return reworkRateOver(facts.countsIn, weeks);
    default:
      throw new Error(`There is no metric ${metric satisfies never}`);
  }
}
