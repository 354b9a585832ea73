import type { DemonstrationService } from '../company/company';
import { Random } from '../company/Random';
import type { CommitChain } from './CommitChain';
import { DeploymentMoments } from './DeploymentMoments';
import { HOUR, MINUTE, type Moment, SOURCE } from './Moment';

/**
 * What a service takes to production within a week, and what goes wrong with
 * it: an incident, a way back, a revert, or a failure soon after success.
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
        ...whatWentWrong({ repository, chain, deployment, before, random }),
      );
    }
  }
  return moments;
}

function whatWentWrong(options: {
  repository: string;
  chain: CommitChain;
  deployment: DeploymentMoments;
  before: string;
  random: Random;
}): Moment[] {
  const { repository, chain, deployment, before, random } = options;
  const noticedAt = deployment.at + Math.round(random.between(5, 40)) * MINUTE;
  const mendedAt = Math.round(
    Math.min(
      noticedAt + random.duration(50 * MINUTE, 0.7),
      noticedAt + 7 * HOUR,
    ),
  );
  const chance = random.next();
  if (chance < 0.35) {
    return new DeploymentMoments(repository, before, mendedAt).success();
  }
  if (chance < 0.6) {
    return incident({ repository, deployment, noticedAt, mendedAt });
  }
  if (chance < 0.9) {
    const revert = chain.commit({
      authoredAt: noticedAt,
      mergedAt: mendedAt - MINUTE,
      reverts: deployment.sha,
    });
    const next = new DeploymentMoments(repository, chain.head, mendedAt);
    return [revert, ...next.success()];
  }
  return [deployment.status('failure', noticedAt)];
}

function incident(options: {
  repository: string;
  deployment: DeploymentMoments;
  noticedAt: number;
  mendedAt: number;
}): Moment[] {
  const { repository, deployment, noticedAt, mendedAt } = options;
  const report = {
    kind: 'incident' as const,
    source: SOURCE,
    externalId: `${deployment.externalId}!`,
    repository: { repository },
    openedAt: noticedAt,
    title: 'Errors after a deployment',
    causedBy: { deployment: deployment.externalId },
  };
  return [
    { at: noticedAt, report: { ...report, reportedAt: noticedAt } },
    {
      at: mendedAt,
      report: { ...report, reportedAt: mendedAt, resolvedAt: mendedAt },
    },
  ];
}
