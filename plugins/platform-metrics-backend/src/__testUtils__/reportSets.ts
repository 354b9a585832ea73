import type {
  DeploymentState,
  FactReport,
  RepositoryReference,
} from '@internal/plugin-platform-metrics-common';
import fc from 'fast-check';
import {
  aChange,
  aDeployment,
  anIncident,
  aPullRequest,
  aRepository,
  aStatus,
  aSupportRequest,
  HOUR,
  MONDAY,
} from './reports';

const SHAS = ['a1', 'b2', 'c3', 'd4'];
const STATES: DeploymentState[] = ['success', 'failure', 'in_progress'];

/** Within three weeks. */
const instant = fc
  .integer({ min: 0, max: 21 * 24 })
  .map(hours => MONDAY + hours * HOUR);

/** By id, by name, and by names that repositories took from one another. */
const repository: fc.Arbitrary<RepositoryReference> = fc.record(
  {
    repository: fc.constantFrom('acme/a', 'Acme/B', 'acme/c'),
    repositoryId: fc.constantFrom('1', '2'),
  },
  { requiredKeys: ['repository'] },
);

const common = {
  reportedAt: instant,
  isWithdrawn: fc.oneof(
    { weight: 6, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
};
const ofRepository = { ...common, repository };
const few = fc.constantFrom('1', '2', '3');

/**
 * A report out of so few facts that reports of the same one, and of what
 * belongs together, are frequent.
 */
const report: fc.Arbitrary<FactReport> = fc.oneof(
  fc
    .record({ ...ofRepository, externalId: few, createdAt: instant })
    .map(aRepository),
  fc
    .record({
      ...ofRepository,
      externalId: few,
      environment: fc.constantFrom('staging', 'production', 'production'),
      sha: fc.constantFrom(...SHAS),
    })
    .map(aDeployment),
  fc
    .record({
      ...ofRepository,
      externalId: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      deployment: few,
      state: fc.constantFrom(...STATES),
      at: instant,
    })
    .map(properties => aStatus(properties.state, properties)),
  fc
    .record({
      ...ofRepository,
      position: fc.integer({ min: 0, max: SHAS.length - 1 }),
      authoredAt: instant,
    })
    .map(({ position, ...properties }) =>
      aChange(SHAS[position], {
        ...properties,
        externalId: SHAS[position],
        parents: SHAS.slice(0, position).slice(-1),
      }),
    ),
  fc
    .record({ ...ofRepository, mergeSha: fc.constantFrom(...SHAS) })
    .map(properties =>
      aPullRequest(3, { ...properties, mergedAt: MONDAY, fixes: [7] }),
    ),
  fc
    .record({
      ...ofRepository,
      openedAt: instant,
      resolvedAt: instant,
      causedBy: fc.record({ deployment: few }),
    })
    .map(properties => anIncident(7, properties)),
  fc
    .record({
      ...common,
      externalId: few,
      openedAt: instant,
      squad: fc.constantFrom(undefined, 'group:default/a', 'group:default/b'),
    })
    .map(aSupportRequest),
);

/** What is reported, in the order it happens to be in. */
export const reportSet = fc.array(report, { minLength: 1, maxLength: 25 });

/** The same reports, some more than once, in another order and in batches. */
export function deliveriesOf(
  reports: readonly FactReport[],
): fc.Arbitrary<FactReport[][]> {
  return fc
    .tuple(
      fc.shuffledSubarray([...reports]),
      fc.shuffledSubarray([...reports], { minLength: reports.length }),
      fc.infiniteStream(fc.integer({ min: 1, max: 6 })),
    )
    .map(([again, all, sizes]) => {
      const deliveries: FactReport[][] = [];
      const left = [...again, ...all];
      while (left.length > 0) {
        deliveries.push(left.splice(0, sizes.next().value));
      }
      return deliveries;
    });
}
