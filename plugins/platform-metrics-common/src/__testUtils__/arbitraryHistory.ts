import fc from 'fast-check';
import type { ServiceHistory } from '../facts/ServiceHistory';

const SHAS = 12;
const sha = fc.integer({ min: 0, max: SHAS - 1 }).map(index => `sha${index}`);
/** Few enough that facts meet, wide enough to span weeks. */
const instant = fc
  .integer({ min: 0, max: 200 })
  .map(sixHours => Date.UTC(2026, 9, 1) + sixHours * 6 * 60 * 60 * 1000);
const deploymentId = fc.integer({ min: 0, max: 9 }).map(index => `d${index}`);

const deployments = fc.uniqueArray(
  fc.record(
    {
      id: deploymentId,
      tier: fc.constantFrom('production', 'production', 'staging', 'other'),
      sha,
      createdAt: instant,
      statuses: fc.array(
        fc.record({
          state: fc.constantFrom(
            'success',
            'success',
            'failure',
            'error',
            'inactive',
            'in_progress',
          ),
          at: instant,
        }),
        { maxLength: 4 },
      ),
      fixesIncident: fc.constantFrom('i0', 'i1'),
    },
    { requiredKeys: ['id', 'tier', 'sha', 'createdAt', 'statuses'] },
  ),
  { selector: ({ id }) => id },
);

/** A commit's parents and what it reverts were there before it. */
const changes = fc
  .tuple(
    ...Array.from({ length: SHAS }, (_, index) =>
      fc.record({
        isKnown: fc.boolean().map(isUnknown => !isUnknown),
        authoredAt: instant,
        earlier: fc.subarray(
          Array.from({ length: index }, (_other, i) => `sha${i}`),
          { maxLength: Math.min(2, index) },
        ),
        reverts: fc.option(
          fc.integer({ min: 0, max: Math.max(0, index - 1) }),
          { nil: undefined, freq: 2 },
        ),
      }),
    ),
  )
  .map(commits =>
    commits.flatMap(({ isKnown, authoredAt, earlier, reverts }, index) =>
      isKnown
        ? [
            {
              sha: `sha${index}`,
              parents: earlier,
              authoredAt,
              ...(reverts !== undefined &&
                reverts < index && { reverts: `sha${reverts}` }),
            },
          ]
        : [],
    ),
  );

const pullRequests = fc.uniqueArray(
  fc.record(
    {
      number: fc.integer({ min: 1, max: 6 }),
      mergeSha: sha,
      mergedAt: instant,
      labels: fc.subarray(['hotfix', 'documentation']),
      reverts: fc.integer({ min: 1, max: 6 }),
      fixes: fc.subarray([11, 12]),
    },
    { requiredKeys: ['number', 'mergeSha', 'mergedAt', 'labels', 'fixes'] },
  ),
  { selector: ({ number }) => number },
);

const incidents = fc.uniqueArray(
  fc.record(
    {
      id: fc.constantFrom('i0', 'i1', 'i2'),
      openedAt: instant,
      resolvedAt: instant,
      number: fc.integer({ min: 11, max: 13 }),
      causedBy: fc.record(
        { deployment: deploymentId, sha },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['id', 'openedAt'] },
  ),
  { selector: ({ id }) => id },
);

/** Histories of services in which everything that can meet does. */
export const arbitraryHistory: fc.Arbitrary<ServiceHistory> = fc.record({
  service: fc.record(
    { createdAt: instant, historySince: instant },
    { requiredKeys: [] },
  ),
  deployments,
  changes,
  pullRequests,
  incidents,
}) as fc.Arbitrary<ServiceHistory>;

/** The same facts in another order, some of them more than once. */
export function shuffled(
  history: ServiceHistory,
): fc.Arbitrary<ServiceHistory> {
  return fc.record({
    service: fc.constant(history.service),
    deployments: reordered(history.deployments).chain(deployed =>
      fc
        .tuple(
          ...deployed.map(({ statuses }) =>
            reordered(statuses).map(states => [...states]),
          ),
        )
        .map(statuses =>
          deployed.map((deployment, index) => ({
            ...deployment,
            statuses: statuses[index],
          })),
        ),
    ),
    changes: reordered(history.changes),
    pullRequests: reordered(history.pullRequests),
    incidents: reordered(history.incidents),
  });
}

function reordered<T>(facts: readonly T[]): fc.Arbitrary<T[]> {
  const all = [...facts];
  return fc
    .tuple(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.shuffledSubarray(all),
    )
    .map(([order, repeated]) => [...order, ...repeated]);
}
