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

/**
 * A service that is mostly deployed commit by commit, and sometimes goes back,
 * fails, has a hotfix, or tells its story in another order.
 */
export const deliveryHistory = fc
  .array(
    fc.record({
      sha: fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 }) },
      ),
      reverts: fc.oneof(
        { weight: 5, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 }) },
      ),
      labels: fc.constantFrom<string[]>([], [], [], ['hotfix']),
      fails: fc.constantFrom(false, false, false, true),
      causes: fc.constantFrom(false, false, false, true),
      historySince: fc.constantFrom(undefined, undefined, MONDAY),
      order: fc.constantFrom(0, 0, 0, 3, 6),
    }),
    { minLength: 3, maxLength: 12 },
  )
  .map(steps =>
    steps
      .flatMap((step, index) => {
        const at = MONDAY + index * 20 * HOUR;
        const sha = `c${step.sha ?? index}`;
        const deployment = String(index);
        const reports: FactReport[] = [
          aRepository({
            createdAt: MONDAY - HOUR,
            historySince: step.historySince,
            reportedAt: at,
          }),
          aChange(`c${index}`, {
            parents: index > 0 ? [`c${index - 1}`] : [],
            reverts:
              step.reverts === undefined ? undefined : `c${step.reverts}`,
            authoredAt: at - 5 * HOUR,
          }),
          aPullRequest(index, {
            mergeSha: `c${index}`,
            mergedAt: at - HOUR,
            labels: step.labels,
          }),
          aDeployment({ externalId: deployment, sha, createdAt: at }),
          aStatus('success', { deployment, at: at + HOUR }),
        ];
        if (step.fails) {
          reports.push(aStatus('failure', { deployment, at: at + 2 * HOUR }));
        }
        if (step.causes) {
          reports.push(anIncident(index, { openedAt: at, causedBy: { sha } }));
        }
        return reports.map((one, place) => ({
          one,
          place: index * 7 + place + step.order * (place % 3),
        }));
      })
      .sort((a, b) => a.place - b.place)
      .map(({ one }) => one),
  );
