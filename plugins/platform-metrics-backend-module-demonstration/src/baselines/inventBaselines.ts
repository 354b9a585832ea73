import type { Metric } from '@internal/plugin-platform-metrics-common';
import type { BaselineSuggestion } from '@internal/plugin-platform-metrics-node';
import type { DemonstrationSquad } from '../company/company';
import { ORGANIZATION, squadRef } from '../company/demonstrationEntities';
import { HOUR } from '../history/Moment';
import { Random } from '../company/Random';

const COMPUTED: Metric[] = [
  'deploymentFrequency',
  'supportLoad',
  'leadTime',
  'changeFailureRate',
  'recoveryTime',
  'reworkRate',
];

/**
 * What metrics were before the golden path: of everybody, and of some squads
 * that are on it. Some leads entered what they remembered, others had it
 * computed, and some did nothing.
 */
export function inventBaselines(
  squads: readonly DemonstrationSquad[],
): BaselineSuggestion[] {
  return [
    entered('organization', { timeToFirstDeployment: 48 * HOUR }),
    computed('organization'),
    ...squads.map(baselinesOf),
  ].flat();
}

function baselinesOf(squad: DemonstrationSquad): BaselineSuggestion[] {
  const random = new Random('baselines', squad.name);
  if (squad.adoptionWeek === undefined || squad.isJustFounded) {
    return [];
  }
  if (random.happens(0.35)) {
    return computed(squadRef(squad));
  }
  return random.happens(0.6)
    ? entered(squadRef(squad), remembered(squad, random))
    : [];
}

/** In round numbers, as people do. */
function remembered(
  { failures, leadTimeHours, services, support, tempo }: DemonstrationSquad,
  random: Random,
): Partial<Record<Metric, number>> {
  return {
    timeToFirstDeployment: Math.round(random.between(1, 5)) * 24 * HOUR,
    deploymentFrequency: Math.ceil(tempo.before * services.length),
    supportLoad: Math.ceil(support.before),
    leadTime: Math.ceil(leadTimeHours.before / 12) * 12 * HOUR,
    changeFailureRate: Math.round(failures.before * 20) / 20,
  };
}

function entered(
  subject: string,
  values: Partial<Record<Metric, number>>,
): BaselineSuggestion[] {
  return Object.entries(values).map(([metric, value]) => ({
    metric: metric as Metric,
    subject,
    value,
    note: 'Invented for the demonstration',
    by: ORGANIZATION,
  }));
}

function computed(subject: string): BaselineSuggestion[] {
  return COMPUTED.map(metric => ({ metric, subject, by: ORGANIZATION }));
}
