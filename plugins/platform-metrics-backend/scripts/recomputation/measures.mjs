/**
 * What each metric is over some weeks of a scope: `groups` of services, one for
 * each squad, and the `requests` for support since those are known at all.
 */
export const measures = {
  timeToFirstDeployment(scope, weeks) {
    const times = servicesOf(scope)
      .filter(({ service }) => isCreatedIn(service, weeks))
      .map(({ service }) => firstDeploymentTime(service))
      .filter(time => time !== undefined);
    return { value: percentile(times, 50), sampleSize: times.length };
  },

  deploymentFrequency({ groups }, weeks) {
    let squadWeeks = 0;
    let sampleSize = 0;
    for (const group of groups) {
      const first = firstWeekOf(group);
      let hasBegun = false;
      for (const week of weeks) {
        const here = group
          .flatMap(({ deployments }) => deployments)
          .filter(deployment => deployment.week === week).length;
        hasBegun ||= first === undefined ? here > 0 : week >= first;
        if (hasBegun) {
          squadWeeks += 1;
          sampleSize += here;
        }
      }
    }
    return { ...ratio(sampleSize, squadWeeks), sampleSize, squadWeeks };
  },

  supportLoad({ requests, since }, weeks) {
    const known = weeks.filter(week => since !== undefined && week >= since);
    const opened = requests.filter(({ week }) => known.includes(week)).length;
    return {
      ...ratio(opened, known.length),
      sampleSize: opened,
      known: known.length,
    };
  },

  leadTime(scope, weeks) {
    return durations(
      servicesOf(scope)
        .flatMap(({ changes }) => changes)
        .filter(({ week }) => weeks.includes(week))
        .map(({ leadTime }) => leadTime),
    );
  },

  changeFailureRate(scope, weeks) {
    const all = finishedIn(scope, weeks);
    const failed = all.filter(({ isFailed }) => isFailed);
    return { ...ratio(failed.length, all.length), sampleSize: all.length };
  },

  recoveryTime(scope, weeks, end) {
    const failed = finishedIn(scope, weeks).filter(({ isFailed }) => isFailed);
    const times = failed
      .filter(({ recoveryWeek }) => recoveryWeek && recoveryWeek < end)
      .map(({ recoveryTime }) => recoveryTime);
    return { ...durations(times), open: failed.length - times.length };
  },

  reworkRate(scope, weeks) {
    const all = finishedIn(scope, weeks);
    const unplanned = all.filter(({ isUnplanned }) => isUnplanned);
    return { ...ratio(unplanned.length, all.length), sampleSize: all.length };
  },
};

export function servicesOf({ groups }) {
  return groups.flat();
}

export function isCreatedIn({ createdAt, weekOf }, weeks) {
  return createdAt !== undefined && weeks.includes(weekOf(createdAt));
}

/** Absent: it did not deploy yet, or nobody knows when. */
export function firstDeploymentTime({ createdAt, firstDeployedAt }) {
  return createdAt === undefined || firstDeployedAt === undefined
    ? undefined
    : Math.max(0, firstDeployedAt - createdAt);
}

/** Absent: it waits for nothing. */
export function waitedTime(service, now) {
  const { createdAt, firstDeployedAt, archivedAt = now, isWhole } = service;
  return createdAt === undefined || firstDeployedAt !== undefined || !isWhole
    ? undefined
    : Math.max(0, Math.min(now, archivedAt) - createdAt);
}

export function isWaiting(service, now) {
  const { archivedAt = Infinity } = service;
  return waitedTime(service, now) !== undefined && archivedAt > now;
}

export function finishedIn(scope, weeks) {
  return servicesOf(scope)
    .flatMap(({ deployments }) => deployments)
    .filter(({ week }) => weeks.includes(week));
}

function firstWeekOf(group) {
  return group
    .filter(({ service: { createdAt, historySince } }) =>
      [createdAt, historySince].some(instant => instant !== undefined),
    )
    .map(({ service: { createdAt = 0, historySince = 0, weekOf } }) =>
      weekOf(Math.max(createdAt, historySince)),
    )
    .sort()[0];
}

function ratio(part, all) {
  return { value: all > 0 ? part / all : undefined };
}

function durations(times) {
  return {
    value: percentile(times, 50),
    p90: percentile(times, 90),
    sampleSize: times.length,
  };
}

/** By linear interpolation between closest ranks, in whole numbers until the last step. */
function percentile(numbers, percent) {
  if (numbers.length === 0) {
    return undefined;
  }
  const sorted = [...numbers].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * percent;
  const part = rank % 100;
  const low = sorted[(rank - part) / 100];
  const high = part === 0 ? low : sorted[(rank - part) / 100 + 1];
  return (low * (100 - part) + high * part) / 100;
}
