import { rollUp } from './rollUp';

const sundayNight = Date.UTC(2026, 10, 22, 23, 30);
const monday = Date.UTC(2026, 10, 23, 12);

describe('rollUp', () => {
  const outcomes = {
    productionDeployments: [
      {
        id: 'd1',
        sha: 'a',
        finishedAt: sundayNight,
        remediations: [
          { rule: 'rollback' as const, evidence: 'd2' },
          { rule: 'failed-after-success' as const },
        ],
        recoveredAt: monday,
        isUnplanned: false,
      },
      {
        id: 'd2',
        sha: 'b',
        finishedAt: monday,
        remediations: [],
        isUnplanned: true,
      },
    ],
    deployedChanges: [
      {
        sha: 'a',
        authoredAt: Date.UTC(2026, 10, 1),
        deployedAt: sundayNight,
        deployment: 'd1',
      },
      {
        sha: 'b',
        authoredAt: monday - 5,
        deployedAt: monday,
        deployment: 'd2',
      },
      {
        sha: 'c',
        authoredAt: monday - 3,
        deployedAt: monday,
        deployment: 'd2',
      },
    ],
  };

  it('counts by the week of each deployment’s finish, a failure once', () => {
    expect(rollUp(outcomes, 'UTC')).toEqual([
      {
        week: '2026-11-16',
        productionDeployments: 1,
        failedDeployments: 1,
        unplannedDeployments: 0,
        leadTimesMs: [sundayNight - Date.UTC(2026, 10, 1)],
      },
      {
        week: '2026-11-23',
        productionDeployments: 1,
        failedDeployments: 0,
        unplannedDeployments: 1,
        leadTimesMs: [3, 5],
      },
    ]);
  });

  it('has weeks begin where the zone does', () => {
    expect(rollUp(outcomes, 'Europe/Berlin')).toMatchObject([
      { week: '2026-11-23', productionDeployments: 2, failedDeployments: 1 },
    ]);
  });

  it('has no weeks of nothing', () => {
    expect(
      rollUp({ productionDeployments: [], deployedChanges: [] }, 'UTC'),
    ).toEqual([]);
  });
});
