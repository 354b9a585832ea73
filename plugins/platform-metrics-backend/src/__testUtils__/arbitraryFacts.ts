import type { FactReport } from '@internal/plugin-platform-metrics-common';
import fc from 'fast-check';

const HOUR = 60 * 60 * 1000;
const WEEK = 7 * 24 * HOUR;

/** Facts are from the half year before. */
export const NOW = Date.UTC(2026, 10, 25, 10);

/** The repositories that generated facts are about. */
export const repositories = ['a', 'b', 'c', 'd', 'e'].map(
  name => `larkspur/${name}`,
);
/** The squads that generated support requests are from. */
export const squads = ['one', 'two', 'three'].map(
  name => `group:default/${name}`,
);

const instant = fc
  .integer({ min: 0, max: 26 * 7 * 24 })
  .map(hours => NOW - hours * HOUR);
const repository = fc.constantFrom(...repositories);
const reference = (name: string) => ({ repository: { repository: name } });
const key = (externalId: string) => ({
  source: 'github',
  externalId,
  reportedAt: NOW,
});

const creation = fc
  .record({
    name: repository,
    createdAt: instant,
    isPartlyKnown: fc.boolean(),
    isArchived: fc.boolean(),
  })
  .map(({ name, createdAt, isPartlyKnown, isArchived }): FactReport[] => [
    {
      kind: 'repository',
      ...key(name),
      ...reference(name),
      createdAt,
      ...(isPartlyKnown && { historySince: createdAt + WEEK }),
      ...(isArchived && { archivedAt: createdAt + 5 * WEEK }),
    },
  ]);

/** A change, and its way into an environment: done, failed or failed later. */
const delivery = fc
  .record({
    name: repository,
    number: fc.nat(1_000_000),
    at: instant,
    age: fc.integer({ min: -2, max: 300 }),
    environment: fc.constantFrom('staging', 'production', 'sandbox'),
    states: fc.subarray(['success', 'failure', 'inactive'] as const),
    redeploys: fc.option(fc.constantFrom(1, 2)),
    fixes: fc.option(fc.constantFrom('incident-1', 'incident-2')),
  })
  .map(
    ({
      name,
      number,
      at,
      age,
      environment,
      states,
      redeploys,
      fixes,
    }): FactReport[] => {
      const sha =
        redeploys === null ? `${name}@${number}` : `${name}@${redeploys}`;
      const deployment = `${name}#${number}`;
      return [
        {
          kind: 'change',
          ...key(sha),
          ...reference(name),
          sha,
          parents: [],
          authoredAt: at - age * HOUR,
        },
        {
          kind: 'deployment',
          ...key(deployment),
          ...reference(name),
          environment,
          sha,
          createdAt: at,
          ...(fixes && { fixesIncident: fixes }),
        },
        ...states.map((state, index): FactReport => ({
          kind: 'deployment-status',
          ...key(`${deployment}/${state}`),
          ...reference(name),
          deployment,
          state,
          at: at + index * 3 * HOUR,
        })),
      ];
    },
  );

const incident = fc
  .record({
    name: repository,
    id: fc.constantFrom('incident-1', 'incident-2', 'incident-3'),
    openedAt: instant,
    hours: fc.option(fc.integer({ min: 1, max: 400 })),
    number: fc.nat(1_000_000),
  })
  .map(({ name, id, openedAt, hours, number }): FactReport[] => [
    {
      kind: 'incident',
      ...key(id),
      ...reference(name),
      openedAt,
      ...(hours !== null && { resolvedAt: openedAt + hours * HOUR }),
      causedBy: { deployment: `${name}#${number}` },
    },
  ]);

const supportRequest = fc
  .record({
    number: fc.nat(1_000_000),
    openedAt: instant,
    squad: fc.option(fc.constantFrom(...squads)),
  })
  .map(({ number, openedAt, squad }): FactReport[] => [
    {
      kind: 'support-request',
      ...key(`${number}`),
      openedAt,
      channel: '#platform-help',
      ...(squad !== null && { squad }),
    },
  ]);

/** What sources report, in the order they do. */
export const factReports = fc
  .array(
    fc.oneof(creation, { arbitrary: delivery, weight: 8 }, incident, {
      arbitrary: supportRequest,
      weight: 2,
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map(groups => groups.flat());

/** Who owns the repositories: a squad, nobody, or the catalog does not know. */
export const ownership = fc
  .array(
    fc.record({
      isKnown: fc.boolean(),
      squad: fc.constantFrom(...squads, ...squads, undefined),
      system: fc.constantFrom('system:default/shop', undefined),
    }),
    { minLength: repositories.length, maxLength: repositories.length },
  )
  .map(owners => ({
    squads: squads.map(ref => ({ ref, title: ref })),
    services: new Map(
      owners.flatMap(({ isKnown, squad, system }, index) =>
        isKnown || squad !== undefined
          ? [
              [
                repositories[index],
                {
                  entityRef: `component:default/${index}`,
                  title: `Service ${index}`,
                  squad,
                  system,
                  isGoldenPath: false,
                },
              ] as const,
            ]
          : [],
      ),
    ),
  }));
