import type { Deployment, ServiceHistory } from '../facts/ServiceHistory';
import type { ServiceOutcomes } from './ServiceOutcomes';
import { hasWholeHistory } from './wholeHistory';

/**
 * When a deployment first succeeded, in milliseconds since 1970.
 *
 * @public
 */
export function firstSuccess(deployment: Deployment): number | undefined {
  let first: number | undefined;
  for (const { state, at } of deployment.statuses) {
    if (state === 'success' && (first === undefined || at < first)) {
      first = at;
    }
  }
  return first;
}

/**
 * The first successful deployment in the staging tier; of two at the same
 * instant, the one with the lesser id. Absent as well where the service is
 * older than what is known of it: an earlier one may have been.
 */
export function firstDeployment({
  service,
  deployments,
}: ServiceHistory): ServiceOutcomes['firstDeployment'] {
  if (!hasWholeHistory(service)) {
    return undefined;
  }
  let first: ServiceOutcomes['firstDeployment'];
  for (const deployment of deployments) {
    const at =
      deployment.tier === 'staging' ? firstSuccess(deployment) : undefined;
    if (at === undefined) {
      continue;
    }
    if (
      !first ||
      at < first.at ||
      (at === first.at && deployment.id < first.id)
    ) {
      first = { id: deployment.id, at };
    }
  }
  return first;
}
