#!/usr/bin/env node
// Recomputes from the CSV of facts every number that the pages of metrics show,
// and compares to the last digit with what the API answers. Shares no code with
// the plugin: run it where you doubt a number.
//
//   node recompute-metrics.mjs https://portal.example.com/api/platform-metrics "$TOKEN" [from] [to]
import { fail } from 'node:assert';
import { Comparison } from './recomputation/Comparison.mjs';
import {
  finishedIn,
  firstDeploymentTime,
  isCreatedIn,
  isWaiting,
  measures,
  servicesOf,
  waitedTime,
} from './recomputation/measures.mjs';
import {
  lastFour,
  metricValue,
  weeklyOf,
} from './recomputation/metricValue.mjs';
import { readFacts } from './recomputation/readFacts.mjs';
import { readPortal } from './recomputation/readPortal.mjs';
import { scopesOf } from './recomputation/scopes.mjs';
import { addWeeks, weeksBetween, weeksIn } from './recomputation/weeks.mjs';

const EARLIER_WEEKS = 300;

const [root, token, from, to] = process.argv.slice(2);
if (!root || !token) {
  fail('expected the URL of the API, and a token');
}
const portal = readPortal(root, token);
const query = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });
const comparison = new Comparison();

const instant = Date.now();
const summary = await portal.readJson(`/summary?${query}`);
const { range } = summary;
const weekOf = weeksIn(range.timeZone);
const running = weekOf(instant);
const trendEnd = range.to < running ? range.to : running;
const report = {
  period: periodOf(range),
  previous: periodOf({
    from: addWeeks(range.from, -weeksBetween(range.from, range.to).length),
    to: range.from,
  }),
  trend: {
    recent: weeksBetween(addWeeks(trendEnd, -4), trendEnd),
    before: weeksBetween(addWeeks(trendEnd, -8), addWeeks(trendEnd, -4)),
  },
  now: {
    instant,
    week: running,
    target: summary.metrics.find(({ target }) => target !== undefined)?.target,
  },
};
const facts = await readFacts(
  portal,
  {
    from: addWeeks(range.from, -EARLIER_WEEKS),
    to: addWeeks(range.to > running ? range.to : running, 1),
  },
  weekOf,
  comparison.row,
);
const directory = await portal.readJson('/directory');
const squads = directory.squads.map(({ ref }) => ref);
const baselines = (await portal.readJson('/baselines')).items;
const { everybody, ofSquad, ofSystem } = scopesOf(facts, squads);

compareSummary(summary, everybody, 'organization');
for (const ref of squads) {
  compareSummary(
    await portal.readJson(`/summary?${query}&squads=${ref}`),
    ofSquad(ref),
    ref,
  );
}
for (const { ref } of directory.systems) {
  const asked = `${query}&system=${ref}`;
  const rows = await portal.readCsv(`/services?${asked}&format=csv`);
  compareSummary(
    await portal.readJson(`/summary?${asked}`),
    ofSystem(new Set(rows.map(({ repository }) => repository))),
    ref,
  );
}
for (const metric of Object.keys(measures)) {
  compareSeries(await portal.readJson(`/series/${metric}?${query}`));
}
compareFirstDeployments(await portal.readJson(`/first-deployments?${query}`));
compareWaitingServices(await portal.readJson('/waiting-services?limit=1000'));
compareServices(await portal.readCsv(`/services?${query}&format=csv`));
comparison.equal(
  'unassigned support requests',
  facts.requests.filter(({ squad }) => !squad).length,
  directory.unassignedSupportRequests,
);
baselines
  .filter(({ origin }) => origin === 'computed')
  .forEach(compareBaseline);

process.stdout.write(`${comparison}`);
process.exitCode = comparison.differences.length > 0 ? 1 : 0;

function periodOf(asked) {
  return { weeks: weeksBetween(asked.from, asked.to), end: asked.to };
}

function baselineOf(metric, subject) {
  return baselines.find(
    baseline => baseline.metric === metric && baseline.subject === subject,
  );
}

function compareSummary({ metrics, services, ...answered }, scope, subject) {
  const where = `summary of ${subject}`;
  comparison.equal(where, { squads: scope.groups.length }, answered);
  comparison.equal(where, servicesOf(scope).length, services);
  for (const value of metrics) {
    comparison.equal(
      `${where}, ${value.metric}`,
      {
        ...metricValue(value.metric, scope, report),
        baseline: baselineOf(value.metric, subject),
      },
      value,
    );
  }
}

function compareSeries({ metric, total, subjects }) {
  comparison.equal(
    `${metric} of all`,
    {
      ...metricValue(metric, everybody, report),
      baseline: baselineOf(metric, 'organization'),
    },
    total,
  );
  for (const { subject, ...line } of subjects) {
    const { open, withinTarget, waiting, ...expected } = metricValue(
      metric,
      ofSquad(subject.ref),
      report,
    );
    comparison.equal(
      `${metric} of ${subject.ref}`,
      { ...expected, baseline: baselineOf(metric, subject.ref) },
      line,
    );
  }
}

function compareFirstDeployments({ points, weekly }) {
  const { target } = report.now;
  const expected = servicesOf(everybody)
    .map(({ service }) => service)
    .filter(service => isCreatedIn(service, report.period.weeks))
    .flatMap(service => {
      const timeMs = firstDeploymentTime(service);
      const waited = waitedTime(service, instant);
      if (timeMs === undefined && waited === undefined) {
        return [];
      }
      const isLate = (timeMs ?? waited) > target;
      return [
        {
          repository: service.repository,
          createdAt: new Date(service.createdAt).toISOString(),
          week: weekOf(service.createdAt),
          timeMs,
          isWithinTarget: timeMs === undefined && !isLate ? undefined : !isLate,
          deployment: service.firstDeployment,
        },
      ];
    });
  const order = (a, b) => (a.repository < b.repository ? -1 : 1);
  comparison.equal(
    'first deployments',
    expected.sort(order),
    [...points].sort(order),
  );
  comparison.equal(
    'first deployments by week',
    weeklyOf('timeToFirstDeployment', everybody, report.period, report.now),
    weekly,
  );
}

/** Ages are as of the moment of the answer: one for all, and just now. */
function compareWaitingServices({ totalItems, items, targetMs }) {
  const waiting = new Map(
    servicesOf(everybody)
      .filter(({ service }) => isWaiting(service, instant))
      .map(({ service }) => [service.repository, service.createdAt]),
  );
  comparison.equal('waiting services', waiting.size, totalItems);
  const [first] = items;
  const answeredAt = first && Date.parse(first.createdAt) + first.ageMs;
  if (first) {
    comparison.equal(
      'waiting services, as of now',
      true,
      instant <= answeredAt && answeredAt <= Date.now(),
    );
  }
  for (const { repository, ageMs, isOverdue } of items) {
    const age = answeredAt - waiting.get(repository);
    comparison.equal(
      `${repository} waits`,
      { ageMs: age, isOverdue: age > targetMs },
      { ageMs, isOverdue },
    );
  }
}

function compareServices(rows) {
  comparison.equal('services', facts.services.length, rows.length);
  const { weeks, end } = report.period;
  for (const row of rows) {
    const found = facts.services.find(
      ({ service }) => service.repository === row.repository,
    );
    const scope = { groups: [found ? [found] : []], requests: [] };
    const finished = finishedIn(scope, weeks);
    const leadTime = measures.leadTime(scope, weeks);
    const recovery = measures.recoveryTime(scope, weeks, end);
    const last = Math.max(...finished.map(({ finishedAt }) => finishedAt));
    const expected = {
      squad: found?.service.squad,
      productionDeployments: finished.length,
      deploymentsPerWeek: measures.deploymentFrequency(
        scope,
        lastFour(weeks, running),
      ).value,
      failedDeployments: finished.filter(({ isFailed }) => isFailed).length,
      leadTimeMedianMs: leadTime.value,
      leadTimeP90Ms: leadTime.p90,
      changes: leadTime.sampleSize,
      timeToFirstDeploymentMs: found && firstDeploymentTime(found.service),
      recoveryTimeMedianMs: recovery.value,
      recoveries: recovery.sampleSize,
      lastDeployedAt:
        finished.length > 0 ? new Date(last).toISOString() : undefined,
    };
    for (const [name, value] of Object.entries(expected)) {
      const text = value === undefined ? undefined : String(value);
      comparison.equal(`service ${row.repository}, ${name}`, text, row[name]);
    }
  }
}

/** As of the facts of today: one from before late facts may differ for that. */
function compareBaseline({ metric, subject, updatedAt, ...baseline }) {
  const scope = subject === 'organization' ? everybody : ofSquad(subject);
  const { weeks, end } = periodOf(baseline);
  const { value, sampleSize } = measures[metric](scope, weeks, end);
  comparison.equal(
    `baseline of ${subject} for ${metric}, computed at ${updatedAt}`,
    { value, sampleSize },
    baseline,
  );
}
