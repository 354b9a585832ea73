import { deriveOutcomes } from './deriveOutcomes';
import { rollUp } from './rollUp';

const settings = {
  failureRules: {
    incident: true,
    rollback: true,
    'roll-forward': true,
    'failed-after-success': true,
  },
  hotfixLabels: ['hotfix'],
};

describe('deriveOutcomes', () => {
  it('finds nothing in no facts', () => {
    expect(
      deriveOutcomes(
        {
          service: {},
          deployments: [],
          changes: [],
          pullRequests: [],
          incidents: [],
        },
        settings,
      ),
    ).toEqual({ productionDeployments: [], deployedChanges: [] });
  });

  it('finds a deployment, the changes it brought, and what they make of a week', () => {
    const outcomes = deriveOutcomes(
      {
        service: {},
        deployments: [
          {
            id: 'd1',
            tier: 'production',
            sha: 'b',
            createdAt: Date.UTC(2026, 10, 24),
            statuses: [{ state: 'success', at: Date.UTC(2026, 10, 25) }],
          },
        ],
        changes: [
          { sha: 'a', parents: [], authoredAt: Date.UTC(2026, 10, 23) },
          { sha: 'b', parents: ['a'], authoredAt: Date.UTC(2026, 10, 24) },
        ],
        pullRequests: [],
        incidents: [],
      },
      settings,
    );
    expect(outcomes.deployedChanges.map(({ sha }) => sha)).toEqual(['a', 'b']);
    expect(rollUp(outcomes, 'UTC')).toEqual([
      {
        week: '2026-11-23',
        productionDeployments: 1,
        failedDeployments: 0,
        unplannedDeployments: 0,
        leadTimesMs: [86_400_000, 172_800_000],
      },
    ]);
  });
});
