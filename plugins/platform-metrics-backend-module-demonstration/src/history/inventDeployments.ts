import type { DemonstrationService } from '../company/company';
import { Random } from '../company/Random';
import type { CommitChain } from './CommitChain';
import { DeploymentMoments } from './DeploymentMoments';
import { inventFailure } from './inventFailure';
import { HOUR, MINUTE, type Moment } from './Moment';

/**
 * What a service takes to production within a week, and what goes wrong with
 * it.
 */
export function inventDeployments(options: {
  service: DemonstrationService;
  chain: CommitChain;
  from: number;
  until: number;
  /** On average. */
  deployments: number;
  failureShare: number;
  leadTimeHours: number;
}): Moment[] {
  const { service, chain, from, until, deployments, failureShare } = options;
  const { repository } = service;
  const random = new Random('week', repository, until);
  const moments: Moment[] = [];
  // Long enough for what goes wrong to be mended before the next.
  const slot = 8 * HOUR;
  const count = Math.min(
    random.count(deployments),
    Math.floor((until - from) / slot),
  );
  for (let index = 0; index < count; index += 1) {
    const room = (until - from) / count;
    const at = Math.round(from + index * room + random.next() * (room - slot));
    const before = chain.head;
    for (let change = random.count(0.8) + 1; change > 0; change -= 1) {
      const lead = random.duration(options.leadTimeHours * HOUR, 0.8);
      moments.push(
        chain.commit({
          authoredAt: Math.round(at - lead),
          mergedAt: at - 10 * MINUTE,
        }),
      );
    }
    const deployment = new DeploymentMoments(repository, chain.head, at);
    moments.push(...deployment.success());
    if (random.happens(failureShare)) {
      moments.push(
        ...inventFailure({ repository, chain, deployment, before, random }),
      );
    }
  }
  return moments;
}
