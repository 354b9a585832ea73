import type { ServiceHistory } from '../facts/ServiceHistory';
import { defaultMetricsSettings } from '../settings/defaultMetricsSettings';
import {
  aDeployment,
  aHistory,
  aLineOf,
  deploymentsOf,
} from '../__testUtils__/aHistory';
import { deriveOutcomes } from './deriveOutcomes';

function outcomesOf(history: Partial<ServiceHistory>) {
  return deriveOutcomes(aHistory(history), defaultMetricsSettings);
}

/** Which changes each deployment was the first to bring. */
function broughtBy(history: Partial<ServiceHistory>) {
  const brought: Record<string, string[]> = {};
  for (const { deployment, sha } of outcomesOf(history).deployedChanges) {
    (brought[deployment] ??= []).push(sha);
  }
  return brought;
}

describe('deriveOutcomes', () => {
  it('finds nothing in no facts', () => {
    expect(outcomesOf({})).toEqual({
      productionDeployments: [],
      deployedChanges: [],
    });
  });

  describe('a production deployment', () => {
    it('is one that ever succeeded, and finished when it first did', () => {
      const { productionDeployments } = outcomesOf({
        deployments: [
          aDeployment('late', 'b', 50),
          aDeployment('early', 'a', 0, {
            statuses: [
              { state: 'success', at: 40 },
              { state: 'in_progress', at: 5 },
              { state: 'success', at: 20 },
            ],
          }),
          aDeployment('failed', 'c', 0, {
            statuses: [{ state: 'failure', at: 5 }],
          }),
          aDeployment('elsewhere', 'd', 30, { tier: 'other' }),
        ],
      });
      expect(productionDeployments).toEqual([
        {
          id: 'early',
          sha: 'a',
          finishedAt: 20,
          remediations: [],
          isUnplanned: false,
        },
        {
          id: 'late',
          sha: 'b',
          finishedAt: 50,
          remediations: [],
          isUnplanned: false,
        },
      ]);
    });

    it('comes by its id among those of the same instant', () => {
      const deployments = ['b', 'c', 'a'].map(id => aDeployment(id, id, 10));
      expect(
        outcomesOf({ deployments }).productionDeployments.map(({ id }) => id),
      ).toEqual(['a', 'b', 'c']);
    });

    it('is unplanned where its source says that it mends an incident', () => {
      const { productionDeployments } = outcomesOf({
        deployments: [
          aDeployment('d1', 'a', 10, { fixesIncident: 'i' }),
          aDeployment('d2', 'b', 20),
        ],
      });
      expect(productionDeployments.map(d => d.isUnplanned)).toEqual([
        true,
        false,
      ]);
    });

    it('is unplanned where it is the first to bring a pull request that closes an incident', () => {
      const { productionDeployments } = outcomesOf({
        changes: aLineOf('a', 'fix', 'c'),
        deployments: deploymentsOf('a', 'fix', 'fix', 'c'),
        incidents: [{ id: 'i', openedAt: 15, number: 7 }],
        pullRequests: [
          { number: 8, mergeSha: 'fix', mergedAt: 16, labels: [], fixes: [7] },
          { number: 9, mergeSha: 'c', mergedAt: 17, labels: [], fixes: [6] },
        ],
      });
      expect(productionDeployments.map(d => d.isUnplanned)).toEqual([
        false,
        true,
        false,
        false,
      ]);
    });
  });

  describe('a deployed change', () => {
    it('is of the first successful deployment that holds it, by way of any parent', () => {
      expect(
        broughtBy({
          changes: [
            { sha: 'root', parents: [], authoredAt: 1 },
            { sha: 'side', parents: ['root'], authoredAt: 2 },
            { sha: 'main', parents: ['root'], authoredAt: 3 },
            { sha: 'merge', parents: ['main', 'side'], authoredAt: 4 },
            { sha: 'later', parents: ['merge'], authoredAt: 5 },
          ],
          deployments: deploymentsOf('main', 'merge', 'main', 'merge'),
        }),
      ).toEqual({ d1: ['root', 'main'], d2: ['side', 'merge'] });
    });

    it('counts by finish, not by creation, of the deployment', () => {
      const changes = aLineOf('a', 'b');
      expect(
        outcomesOf({
          changes,
          deployments: [
            aDeployment('d1', 'a', 30, { createdAt: 0 }),
            aDeployment('d2', 'b', 20, { createdAt: 10 }),
          ],
        }).deployedChanges,
      ).toEqual([
        { sha: 'a', authoredAt: 1, deployedAt: 20, deployment: 'd2' },
        { sha: 'b', authoredAt: 2, deployedAt: 20, deployment: 'd2' },
      ]);
    });

    it('comes by its sha among those authored at the same instant', () => {
      expect(
        broughtBy({
          changes: [
            { sha: 'b', parents: [], authoredAt: 1 },
            { sha: 'a', parents: ['b'], authoredAt: 1 },
            { sha: 'c', parents: ['a'], authoredAt: 1 },
          ],
          deployments: deploymentsOf('c'),
        }),
      ).toEqual({ d1: ['a', 'b', 'c'] });
    });

    it('is reached up to where commits are not known', () => {
      expect(
        broughtBy({
          changes: [
            { sha: 'b', parents: ['a, not known'], authoredAt: 2 },
            { sha: 'c', parents: ['b'], authoredAt: 3 },
          ],
          deployments: deploymentsOf('c'),
        }),
      ).toEqual({ d1: ['b', 'c'] });
    });

    it('is not what the first known deployment of an older service brought', () => {
      const facts = {
        changes: aLineOf('a', 'b', 'c'),
        deployments: deploymentsOf('b', 'c'),
      };
      expect(
        broughtBy({ ...facts, service: { createdAt: 0, historySince: 5 } }),
      ).toEqual({ d2: ['c'] });
      expect(broughtBy({ ...facts, service: { historySince: 5 } })).toEqual({
        d2: ['c'],
      });
      expect(
        broughtBy({ ...facts, service: { createdAt: 5, historySince: 5 } }),
      ).toEqual({ d1: ['a', 'b'], d2: ['c'] });
    });
  });

  describe('the first deployment', () => {
    const staging = { tier: 'staging' } as const;

    it('is the earliest success in staging, by id among those of the same instant', () => {
      expect(
        outcomesOf({
          deployments: [
            aDeployment('production', 'a', 1),
            aDeployment('a', 'a', 6, staging),
            aDeployment('c', 'a', 5, staging),
            aDeployment('b', 'a', 5, staging),
            aDeployment('later', 'a', 7, staging),
            aDeployment('failed', 'a', 0, {
              ...staging,
              statuses: [{ state: 'failure', at: 0 }],
            }),
          ],
        }).firstDeployment,
      ).toEqual({ id: 'b', at: 5 });
    });

    it('is not known of a service that is older than what is known of it', () => {
      const deployments = [aDeployment('d', 'a', 5, staging)];
      expect(
        outcomesOf({ deployments, service: { createdAt: 1, historySince: 2 } })
          .firstDeployment,
      ).toBeUndefined();
      expect(
        outcomesOf({ deployments, service: { createdAt: 2, historySince: 1 } })
          .firstDeployment,
      ).toEqual({ id: 'd', at: 5 });
    });
  });

  describe('recovery', () => {
    const deployments = deploymentsOf('a', 'b');
    const causedBy = { deployment: 'd1' };

    function recoveryOf(history: Partial<ServiceHistory>) {
      return outcomesOf(history).productionDeployments.map(
        ({ recoveredAt }) => recoveredAt,
      );
    }

    it('is the earliest resolution of the incidents', () => {
      expect(
        recoveryOf({
          deployments,
          incidents: [
            { id: 'i', openedAt: 11, resolvedAt: 18, causedBy },
            { id: 'j', openedAt: 12, resolvedAt: 15, causedBy },
            { id: 'other', openedAt: 12, resolvedAt: 13 },
          ],
        }),
      ).toEqual([15, undefined]);
    });

    it('is the finish of the next deployment where that is earlier', () => {
      expect(
        recoveryOf({
          deployments,
          incidents: [{ id: 'i', openedAt: 11, resolvedAt: 30, causedBy }],
        }),
      ).toEqual([20, undefined]);
    });

    it('is no earlier than the finish', () => {
      expect(
        recoveryOf({
          deployments,
          incidents: [{ id: 'i', openedAt: 5, resolvedAt: 8, causedBy }],
        }),
      ).toEqual([10, undefined]);
    });

    it('is absent while the last deployment is not recovered from', () => {
      expect(
        recoveryOf({
          deployments: [deployments[0]],
          incidents: [{ id: 'i', openedAt: 11, causedBy }],
        }),
      ).toEqual([undefined]);
    });
  });
});
