import type {
  Change,
  Deployment,
  ServiceHistory,
} from '../facts/ServiceHistory';
import { deriveOutcomes } from '../outcomes/deriveOutcomes';
import type { FailureRule } from '../outcomes/ServiceOutcomes';
import { defaultMetricsSettings } from '../settings/defaultMetricsSettings';

/** The history of a service, of which only what matters is told. */
export function aHistory(history: Partial<ServiceHistory>): ServiceHistory {
  return {
    service: {},
    deployments: [],
    changes: [],
    pullRequests: [],
    incidents: [],
    ...history,
  };
}

/** A deployment that succeeded in production. */
export function aDeployment(
  id: string,
  sha: string,
  succeededAt: number,
  rest: Partial<Deployment> = {},
): Deployment {
  return {
    id,
    tier: 'production',
    sha,
    createdAt: succeededAt,
    statuses: [{ state: 'success', at: succeededAt }],
    ...rest,
  };
}

/** Deployments of these shas at the instants 10, 20, 30..., by the ids d1, d2, d3... */
export function deploymentsOf(...shas: string[]): Deployment[] {
  return shas.map((sha, index) =>
    aDeployment(`d${index + 1}`, sha, (index + 1) * 10),
  );
}

/** Changes, each on top of the one before, authored at the instants 1, 2, 3... */
export function aLineOf(...shas: string[]): Change[] {
  return shas.map((sha, index) => ({
    sha,
    parents: index > 0 ? [shas[index - 1]] : [],
    authoredAt: index + 1,
  }));
}

/** What the failed deployments were found by, such as `{ d1: ['rollback d2'] }`. */
export function failuresOf(
  history: Partial<ServiceHistory>,
  {
    without,
    hotfixLabels = defaultMetricsSettings.hotfixLabels,
  }: { without?: FailureRule; hotfixLabels?: readonly string[] } = {},
): Record<string, string[]> {
  const { productionDeployments } = deriveOutcomes(aHistory(history), {
    hotfixLabels,
    failureRules: {
      ...defaultMetricsSettings.failureRules,
      ...(without && { [without]: false }),
    },
  });
  return Object.fromEntries(
    productionDeployments
      .filter(({ remediations }) => remediations.length > 0)
      .map(({ id, remediations }) => [
        id,
        remediations.map(({ rule, evidence }) =>
          evidence ? `${rule} ${evidence}` : rule,
        ),
      ]),
  );
}
