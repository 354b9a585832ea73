import fc from 'fast-check';
import { aDeployment } from '../__testUtils__/aHistory';
import { arbitraryHistory, shuffled } from '../__testUtils__/arbitraryHistory';
import type { ServiceHistory } from '../facts/ServiceHistory';
import { defaultMetricsSettings } from '../settings/defaultMetricsSettings';
import { deriveOutcomes } from './deriveOutcomes';
import { rollUp } from './rollUp';

function outcomesOf(history: ServiceHistory) {
  return deriveOutcomes(history, defaultMetricsSettings);
}

const runs = { numRuns: 1000 };

describe('outcomes', () => {
  it('are the same whatever order facts are in, however often each is there', () => {
    fc.assert(
      fc.property(
        arbitraryHistory.chain(history =>
          fc.tuple(fc.constant(history), shuffled(history)),
        ),
        ([history, again]) => {
          expect(outcomesOf(again)).toEqual(outcomesOf(history));
        },
      ),
      runs,
    );
  });

  it('leave the facts as they are', () => {
    fc.assert(
      fc.property(arbitraryHistory, history => {
        const before = JSON.stringify(history);
        outcomesOf(history);
        expect(JSON.stringify(history)).toBe(before);
      }),
    );
  });

  it('bring each change to production once', () => {
    fc.assert(
      fc.property(arbitraryHistory, history => {
        const shas = outcomesOf(history).deployedChanges.map(({ sha }) => sha);
        expect(new Set(shas).size).toBe(shas.length);
      }),
      runs,
    );
  });

  it('hold a recovery for none but the failed, never from before the finish', () => {
    fc.assert(
      fc.property(arbitraryHistory, history => {
        for (const deployment of outcomesOf(history).productionDeployments) {
          const { finishedAt, recoveredAt, remediations } = deployment;
          expect(recoveredAt ?? Infinity).toBeGreaterThanOrEqual(finishedAt);
          expect(recoveredAt === undefined || remediations.length > 0).toBe(
            true,
          );
        }
      }),
      runs,
    );
  });

  it('find by each rule the same whether the others are on or off', () => {
    fc.assert(
      fc.property(
        arbitraryHistory,
        fc.constantFrom(
          'incident' as const,
          'rollback' as const,
          'roll-forward' as const,
          'failed-after-success' as const,
        ),
        (history, only) => {
          const alone = deriveOutcomes(history, {
            ...defaultMetricsSettings,
            failureRules: {
              incident: false,
              rollback: false,
              'roll-forward': false,
              'failed-after-success': false,
              [only]: true,
            },
          });
          expect(
            alone.productionDeployments.map(({ remediations }) => remediations),
          ).toEqual(
            outcomesOf(history).productionDeployments.map(({ remediations }) =>
              remediations.filter(({ rule }) => rule === only),
            ),
          );
        },
      ),
      runs,
    );
  });

  it('add up to the same in weekly rollups', () => {
    fc.assert(
      fc.property(
        arbitraryHistory,
        fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Apia'),
        (history, zone) => {
          const outcomes = outcomesOf(history);
          const rollups = rollUp(outcomes, zone);
          const sum = (of: (rollup: (typeof rollups)[number]) => number) =>
            rollups.reduce((total, rollup) => total + of(rollup), 0);
          const { productionDeployments } = outcomes;
          expect(sum(r => r.productionDeployments)).toBe(
            productionDeployments.length,
          );
          expect(sum(r => r.failedDeployments)).toBe(
            productionDeployments.filter(d => d.remediations.length > 0).length,
          );
          expect(sum(r => r.unplannedDeployments)).toBe(
            productionDeployments.filter(d => d.isUnplanned).length,
          );
          expect(sum(r => r.leadTimesMs.length)).toBe(
            outcomes.deployedChanges.length,
          );
          const weeks = rollups.map(({ week }) => week);
          expect(weeks).toEqual([...new Set(weeks)].sort());
          for (const { leadTimesMs } of rollups) {
            expect(leadTimesMs).toEqual([...leadTimesMs].sort((a, b) => a - b));
          }
        },
      ),
      runs,
    );
  });
});

describe('a recovery', () => {
  it('never moves by what happens after it', () => {
    fc.assert(
      fc.property(
        arbitraryHistory,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 1, max: 1000 }),
        (history, deployment, sha, later) => {
          const before = outcomesOf(history).productionDeployments;
          const until = Math.max(
            0,
            ...before.map(({ finishedAt }) => finishedAt),
            ...history.incidents.flatMap(({ openedAt, resolvedAt = 0 }) => [
              openedAt,
              resolvedAt,
            ]),
          );
          const after = outcomesOf({
            ...history,
            deployments: [
              ...history.deployments,
              aDeployment('later', `sha${sha}`, until + later),
            ],
            incidents: [
              ...history.incidents,
              {
                id: 'later',
                openedAt: until,
                resolvedAt: until + later,
                causedBy: { deployment: `d${deployment}` },
              },
            ],
          }).productionDeployments;

          const recovered = before.filter(d => d.recoveredAt !== undefined);
          const ids = new Set(recovered.map(({ id }) => id));
          expect(
            after
              .filter(({ id }) => ids.has(id))
              .map(({ id, recoveredAt }) => [id, recoveredAt]),
          ).toEqual(recovered.map(({ id, recoveredAt }) => [id, recoveredAt]));
        },
      ),
      runs,
    );
  });
});
