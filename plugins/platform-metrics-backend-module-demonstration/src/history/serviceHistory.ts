import type {
  DemonstrationService,
  DemonstrationSquad,
} from '../company/company';
import { Random } from '../company/Random';
import { CommitChain } from './CommitChain';
import { DeploymentMoments } from './DeploymentMoments';
import { inventDeployments } from './inventDeployments';
import { MINUTE, type Moment, SOURCE, WEEK } from './Moment';
import { workingTime } from './workingTime';

/**
 * What one service went through in `weeks` weeks from `start`, the earliest
 * first. The same whenever it is asked for: a longer history only goes on.
 */
export function serviceHistory(options: {
  service: DemonstrationService;
  squad: DemonstrationSquad;
  start: number;
  weeks: number;
}): Moment[] {
  const { service, squad, start, weeks } = options;
  const { repository, creationWeek } = service;
  const random = new Random('service', repository);
  const firstWeek = creationWeek ?? 0;
  const createdAt =
    creationWeek === undefined
      ? start - Math.floor(random.between(30, 150)) * WEEK
      : workingTime(start + creationWeek * WEEK, random);
  const moments: Moment[] = [
    {
      at: Math.max(createdAt, start),
      report: {
        kind: 'repository',
        source: SOURCE,
        externalId: repository,
        reportedAt: createdAt,
        repository: { repository },
        createdAt,
        ...(creationWeek === undefined && { historySince: start }),
      },
    },
  ];
  if (service.isWaiting) {
    return moments;
  }

  const chain = new CommitChain(repository, createdAt);
  let startsAt = createdAt;
  if (creationWeek !== undefined) {
    const first = firstDeployment({ service, createdAt, sha: chain.head });
    moments.push(...chain.firstCommit(), ...first.moments);
    startsAt = first.at;
  }
  for (let week = firstWeek; week < weeks; week += 1) {
    moments.push(
      ...inventDeployments({
        service,
        chain,
        from: Math.max(start + week * WEEK, startsAt),
        until: start + (week + 1) * WEEK,
        ...habits(squad, week),
      }),
    );
  }
  return moments.sort((one, other) => one.at - other.at);
}

/** How a squad works in a week: a while after the golden path, as after it. */
function habits(squad: DemonstrationSquad, week: number) {
  const { adoptionWeek, tempo, failures, leadTimeHours } = squad;
  const since = adoptionWeek === undefined ? 0 : (week - adoptionWeek) / 8;
  const share = Math.min(Math.max(since, 0), 1);
  const blend = ({ before, after }: { before: number; after: number }) =>
    before + (after - before) * share;
  return {
    deployments: blend(tempo),
    failureShare: blend(failures),
    leadTimeHours: blend(leadTimeHours),
  };
}

/** The golden path takes minutes; what went before took hours and days. */
function firstDeployment(options: {
  service: DemonstrationService;
  createdAt: number;
  sha: string;
}): { at: number; moments: Moment[] } {
  const { service, createdAt, sha } = options;
  const { repository, isGoldenPath } = service;
  const random = new Random('first', repository);
  const at = Math.round(
    createdAt +
      (isGoldenPath
        ? random.duration(6 * MINUTE, 0.45)
        : random.duration(2600 * MINUTE, 1)),
  );
  return {
    at,
    moments: new DeploymentMoments(repository, sha, at, {
      environment: 'staging',
    }).success(),
  };
}
