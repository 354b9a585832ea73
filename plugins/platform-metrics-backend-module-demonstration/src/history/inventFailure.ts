import type { Random } from '../company/Random';
import type { CommitChain } from './CommitChain';
import { DeploymentMoments } from './DeploymentMoments';
import { HOUR, MINUTE, type Moment, SOURCE } from './Moment';

interface Failure {
  repository: string;
  chain: CommitChain;
  /** What fails. */
  deployment: DeploymentMoments;
  noticedAt: number;
  mendedAt: number;
}

/**
 * What shows that a deployment failed: a way back, an incident, a revert, or a
 * failure soon after success. Nearly every incident takes an unplanned
 * deployment.
 */
export function inventFailure({
  before,
  random,
  ...what
}: Pick<Failure, 'chain' | 'deployment' | 'repository'> & {
  /** The commit that was in production until then. */
  before: string;
  random: Random;
}): Moment[] {
  const { chain, deployment, repository } = what;
  const noticedAt = deployment.at + Math.round(random.between(5, 40)) * MINUTE;
  const mendedAt = Math.round(
    Math.min(
      noticedAt + random.duration(50 * MINUTE, 0.7),
      noticedAt + 7 * HOUR,
    ),
  );
  const failure = { ...what, noticedAt, mendedAt };
  const chance = random.next();
  if (chance < 0.3) {
    return new DeploymentMoments(repository, before, mendedAt).success();
  }
  if (chance < 0.7) {
    return incident(failure, { isMended: random.happens(0.85) });
  }
  if (chance < 0.92) {
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

function incident(
  { repository, chain, deployment, noticedAt, mendedAt }: Failure,
  { isMended }: { isMended: boolean },
): Moment[] {
  const report = {
    kind: 'incident' as const,
    source: SOURCE,
    externalId: `${deployment.externalId}!`,
    repository: { repository },
    openedAt: noticedAt,
    title: 'Errors after a deployment',
    causedBy: { deployment: deployment.externalId },
  };
  const span: Moment[] = [
    { at: noticedAt, report: { ...report, reportedAt: noticedAt } },
    {
      at: mendedAt,
      report: { ...report, reportedAt: mendedAt, resolvedAt: mendedAt },
    },
  ];
  if (!isMended) {
    return span;
  }
  const mend = chain.commit({
    authoredAt: noticedAt,
    mergedAt: mendedAt - 2 * MINUTE,
  });
  const mending = new DeploymentMoments(repository, chain.head, mendedAt, {
    fixesIncident: report.externalId,
  });
  return [mend, ...mending.success(), ...span];
}
