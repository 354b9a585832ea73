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

const commit = (number: number) =>
  number.toString(16).padStart(2, '0').padEnd(40, 'c');

/** What one service's story may take as its next turn. */
const step = fc.record({
  commit: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 }) },
  ),
  isAbbreviated: fc.constantFrom(false, false, false, true),
  isReported: fc.constantFrom(true, true, true, false),
  reverts: fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 }) },
  ),
  labels: fc.constantFrom<string[]>([], [], [], ['hotfix']),
  fails: fc.constantFrom(false, false, false, true),
  causes: fc.constantFrom(false, false, false, true),
  historySince: fc.constantFrom(undefined, undefined, MONDAY),
  order: fc.constantFrom(0, 0, 0, 3, 6),
  /** Hours since the step before: with none, both finish at one instant. */
  hours: fc.constantFrom(20, 20, 20, 0),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/**
 * A service that is mostly deployed commit by commit, and sometimes goes back,
 * fails, has a hotfix, names its commit by the first digits, does not tell of
 * it, or tells its story in another order.
 */
const serviceHistory = (service: string) =>
  fc.array(step, { minLength: 3, maxLength: 12 }).map(steps =>
    steps
      .flatMap((one, index) =>
        reportsOfStep(service, one, { index, at: startOf(steps, index) }).map(
          (told, place) => ({
            told,
            place: index * 7 + place + one.order * (place % 3),
          }),
        ),
      )
      .sort((a, b) => a.place - b.place)
      .map(({ told }) => told),
  );

function startOf(steps: readonly Step[], index: number): number {
  const hours = steps
    .slice(0, index + 1)
    .reduce((sum, one) => sum + one.hours, 0);
  return MONDAY + hours * HOUR;
}

function reportsOfStep(
  service: string,
  one: Step,
  { index, at }: { index: number; at: number },
): FactReport[] {
  const ofService = {
    repository: { repository: `acme/${service}`, repositoryId: service },
  };
  const sha = commit(one.commit ?? index);
  const named = one.isAbbreviated ? sha.slice(0, 7) : sha;
  const deployment = `${service}/${index}`;
  const reports: FactReport[] = [
    aRepository({
      ...ofService,
      createdAt: MONDAY - HOUR,
      historySince: one.historySince,
      reportedAt: at,
    }),
    aPullRequest(index, {
      ...ofService,
      externalId: `${service}#${index}`,
      mergeSha: commit(index),
      mergedAt: at - HOUR,
      labels: one.labels,
    }),
    aDeployment({
      ...ofService,
      externalId: deployment,
      sha: named,
      createdAt: at,
    }),
    aStatus('success', { ...ofService, deployment, at: at + HOUR }),
  ];
  if (one.isReported) {
    reports.splice(
      1,
      0,
      aChange(commit(index), {
        ...ofService,
        parents: index > 0 ? [commit(index - 1)] : [],
        reverts: one.reverts === undefined ? undefined : commit(one.reverts),
        authoredAt: at - 5 * HOUR,
      }),
    );
  }
  if (one.fails) {
    const failedAt = at + 2 * HOUR;
    reports.push(
      aStatus('failure', { ...ofService, deployment, at: failedAt }),
    );
  }
  if (one.causes) {
    const incident = anIncident(index, {
      ...ofService,
      externalId: `${service}#${index}`,
      openedAt: at + 2 * HOUR,
      causedBy: { sha: one.isAbbreviated ? sha : sha.slice(0, 7) },
    });
    reports.splice(one.order === 0 ? reports.length : 1, 0, incident);
  }
  return reports;
}

/** A service's story, a report at a time. */
export const deliveryHistory = serviceHistory('1').map(reports =>
  reports.map(one => [one]),
);

/** The stories of three services side by side, some reports at a time. */
export const deliveryHistories = fc
  .tuple(
    serviceHistory('1'),
    serviceHistory('2'),
    serviceHistory('3'),
    fc.infiniteStream(fc.integer({ min: 1, max: 12 })),
  )
  .map(([one, two, three, sizes]) => {
    const left = one.flatMap((first, index) =>
      [first, two[index], three[index]].filter(Boolean),
    );
    const deliveries: FactReport[][] = [];
    while (left.length > 0) {
      deliveries.push(left.splice(0, sizes.next().value));
    }
    return deliveries;
  });
