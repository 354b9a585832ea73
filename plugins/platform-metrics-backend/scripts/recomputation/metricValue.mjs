import {
  firstDeploymentTime,
  isCreatedIn,
  isWaiting,
  measures,
  servicesOf,
  waitedTime,
} from './measures.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Bounds as they are by default: enter those of a portal that configures others. */
const MINIMUM_SAMPLE = 5;
const BANDS = {
  deploymentFrequency: { least: { elite: 7, high: 1, medium: 7 / 30 } },
  leadTime: { below: { elite: DAY, high: 7 * DAY, medium: 30 * DAY } },
  recoveryTime: { below: { elite: HOUR, high: DAY, medium: 7 * DAY } },
};
const RISING = { ratio: 0.2, requests: 3 };

const PER_WEEK = ['deploymentFrequency', 'supportLoad'];

/** A metric of a scope over a period, as the API shows it. */
export function metricValue(metric, scope, { period, previous, trend, now }) {
  const over = ({ weeks, end }) => measures[metric](scope, weeks, end);
  const headline = PER_WEEK.includes(metric)
    ? ({ weeks, end }) => over({ weeks: lastFour(weeks, now.week), end })
    : over;
  const current = headline(period);
  const before = headline(previous);
  const { squadWeeks, known, ...shown } = current;
  const bandSample =
    metric === 'deploymentFrequency'
      ? over({ weeks: complete(period.weeks, now.week) }).squadWeeks
      : current.sampleSize;
  return {
    ...shown,
    band: bandOf(metric, current.value, bandSample),
    previous: { value: before.value, sampleSize: before.sampleSize },
    change:
      current.value === undefined || !before.value
        ? undefined
        : (current.value - before.value) / before.value,
    isRising: metric === 'supportLoad' ? isRising(scope, trend) : undefined,
    weekly: weeklyOf(metric, scope, period, now),
    ...(metric === 'timeToFirstDeployment' && firsts(scope, period, now)),
  };
}

export function weeklyOf(metric, scope, { weeks, end }, now) {
  return weeks.map(week => {
    const isAhead = PER_WEEK.includes(metric) && week > now.week;
    const { value, sampleSize } = measures[metric](
      scope,
      isAhead ? [] : [week],
      end,
    );
    return { week, value, sampleSize, isRunning: week >= now.week };
  });
}

function complete(weeks, running) {
  return weeks.filter(week => week < running);
}

export function lastFour(weeks, running) {
  return complete(weeks, running).slice(-4);
}

function bandOf(metric, value, sampleSize) {
  const { least, below } = BANDS[metric] ?? {};
  if (!(least ?? below) || value === undefined || sampleSize < MINIMUM_SAMPLE) {
    return undefined;
  }
  const bands = Object.entries(least ?? below);
  const [band] =
    bands.find(([, bound]) => (least ? value >= bound : value < bound)) ?? [];
  return band ?? 'low';
}

/** Of the four last complete weeks over the four before, by ratio and by number. */
function isRising(scope, { recent, before }) {
  const now = measures.supportLoad(scope, recent).sampleSize;
  const { sampleSize: then, known } = measures.supportLoad(scope, before);
  return (
    known === before.length &&
    now > then &&
    now - then >= RISING.requests &&
    (now - then) / then >= RISING.ratio
  );
}

function firsts(scope, { weeks, end }, { instant, target }) {
  const services = servicesOf(scope).map(({ service }) => service);
  const created = services.filter(service => isCreatedIn(service, weeks));
  const times = created
    .map(firstDeploymentTime)
    .filter(time => time !== undefined);
  const late = created.filter(service => waitedTime(service, instant) > target);
  return {
    withinTarget: {
      count: times.filter(time => time <= target).length,
      of: times.length + late.length,
    },
    waiting: services.filter(
      service =>
        isWaiting(service, instant) && service.weekOf(service.createdAt) < end,
    ).length,
  };
}
