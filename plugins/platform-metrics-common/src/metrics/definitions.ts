import type { Metric, Unit } from '../api/schema';

/**
 * What a metric means, in the words that pages, documentation and exports use.
 *
 * @public
 */
export interface MetricDefinition {
  id: Metric;
  title: string;
  unit: Unit;
  /** One sentence. */
  definition: string;
  formula: string;
  source: { title: string; url?: string };
  /** What does not count, sentence by sentence. */
  leftOut: readonly string[];
  /** How the metric stands to DORA's clusters. */
  doraClusters: 'band' | 'none' | 'reference';
}

const dora = {
  title: 'DORA’s software delivery performance metrics',
  url: 'https://dora.dev/guides/dora-metrics/',
};
const wheelhouse = { title: 'Platform metrics’ own' };

/**
 * The definitions of the seven metrics: the only ones.
 *
 * @public
 */
export const metricDefinitions: Readonly<Record<Metric, MetricDefinition>> = {
  timeToFirstDeployment: {
    id: 'timeToFirstDeployment',
    title: 'Time to first deployment',
    unit: 'milliseconds',
    definition:
      'How long new services took from the creation of their repository to their first successful deployment to staging.',
    formula:
      'Median, over the services created in the range that deployed since, of the first successful staging deployment minus the creation of the repository. Within target: those that took no longer than the target, of those that deployed or have waited for longer.',
    source: wheelhouse,
    leftOut: [
      'Services that wait are listed with their age, and are not in the median.',
      'Services that wait for less than the target are not in the share within target: nobody knows yet.',
      'Services older than what is known of them, since an earlier deployment may have been.',
    ],
    doraClusters: 'none',
  },
  deploymentFrequency: {
    id: 'deploymentFrequency',
    title: 'Deployment frequency',
    unit: 'perWeek',
    definition: 'Successful production deployments per squad and week.',
    formula:
      'Successful production deployments in the last four complete weeks of the range, divided by the number of pairs of squad and week in them. A deployment counts once, in the week of its first success. Weeks without any count as 0 from the squad’s first week on.',
    source: dora,
    leftOut: [
      'The running week: it is shown apart.',
      'Deployments that never succeeded, and those to other environments than production.',
      'Deployments of services that belong to no squad.',
    ],
    doraClusters: 'band',
  },
  supportLoad: {
    id: 'supportLoad',
    title: 'Support load',
    unit: 'perWeek',
    definition:
      'Support requests to the platform team that were opened per week.',
    formula:
      'Requests opened in the last four complete weeks of the range, divided by the number of weeks. It is rising when the last four complete weeks exceed the four before by both the ratio and the number of requests that are configured.',
    source: wheelhouse,
    leftOut: [
      'The running week: it is shown apart.',
      'Weeks before the first request that is known.',
      'Requests of which the squad is not known are in the total and in no squad’s line.',
    ],
    doraClusters: 'none',
  },
  leadTime: {
    id: 'leadTime',
    title: 'Lead time for changes',
    unit: 'milliseconds',
    definition:
      'How long changes took from being authored to running in production.',
    formula:
      'Median and 90th percentile, over the commits on the default branch that got to production in the range, of the finish of the first successful production deployment that contains them minus their author time.',
    source: dora,
    leftOut: [
      'Changes that are not in production yet.',
      'What the first known deployment of a service brought where the service is older than what is known of it.',
      'Author times later than the deployment count as 0.',
    ],
    doraClusters: 'band',
  },
  changeFailureRate: {
    id: 'changeFailureRate',
    title: 'Change failure rate',
    unit: 'ratio',
    definition: 'The share of production deployments that needed remediation.',
    formula:
      'Production deployments finished in the range that an incident, a rollback, a roll-forward or a failure after success shows to have failed, divided by all production deployments finished in the range.',
    source: dora,
    leftOut: [
      'Deployments that never succeeded: they changed nothing for users.',
      'Rules that are switched off.',
      'Bands, since the failure rates of DORA’s clusters are not monotonic: its elite is a reference.',
    ],
    doraClusters: 'reference',
  },
  recoveryTime: {
    id: 'recoveryTime',
    title: 'Failed deployment recovery time',
    unit: 'milliseconds',
    definition:
      'How long it took to recover from failed production deployments.',
    formula:
      'Median and 90th percentile, over the failed deployments finished in the range, of the resolution of their incidents or the finish of the service’s next successful production deployment, whichever came first, minus their finish.',
    source: dora,
    leftOut: [
      'Failures that were not recovered from before the end of the range: they are counted as open, and a later recovery does not change an earlier report.',
    ],
    doraClusters: 'band',
  },
  reworkRate: {
    id: 'reworkRate',
    title: 'Rework rate',
    unit: 'ratio',
    definition:
      'The share of production deployments that were made to mend an incident.',
    formula:
      'Production deployments finished in the range that were reported as mending an incident, or that were the first to bring a pull request that closes an incident’s issue, divided by all production deployments finished in the range.',
    source: dora,
    leftOut: ['Deployments that never succeeded.'],
    doraClusters: 'none',
  },
};
