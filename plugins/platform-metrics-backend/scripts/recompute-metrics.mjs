#!/usr/bin/env node
// Recomputes every number of the summary and of every squad's series from the
// CSV of facts, and compares to the last digit with what the API answers.
// Shares no code with the plugin: run it where you doubt a number.
//
//   node recompute-metrics.mjs https://portal.example.com/api/platform-metrics "$TOKEN" [from] [to]
import { fail } from 'node:assert';

const METRICS = [
  'timeToFirstDeployment',
  'deploymentFrequency',
  'supportLoad',
  'leadTime',
  'changeFailureRate',
  'recoveryTime',
  'reworkRate',
];
const [root, token, from, to] = process.argv.slice(2);
if (!root || !token) {
  fail('expected the URL of the API, and a token');
}
const query = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });

const now = Date.now();
const summary = await readJson(`/summary?${query}`);
const { timeZone } = summary.range;
const period = { weeks: summary.range.weeks, end: summary.range.to };
const previous = {
  weeks: summary.previousRange.weeks,
  end: summary.previousRange.to,
};
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone });
const running = weekOf(now);
const facts = await readFacts();
const squads = (await readJson('/directory')).squads.map(({ ref }) => ref);

let compared = 0;
const differences = [];

for (const value of summary.metrics) {
  compare(
    `summary ${value.metric}`,
    recompute(value.metric, squads, true),
    value,
  );
}
for (const metric of METRICS) {
  const series = await readJson(`/series/${metric}?${query}`);
  compare(`${metric} of all`, recompute(metric, squads, true), series.total);
  for (const line of series.subjects) {
    const { ref } = line.subject;
    compare(`${metric} of ${ref}`, recompute(metric, [ref], false), line);
  }
}
process.stdout.write(
  `${compared} numbers compared, ${differences.length} differ\n${differences
    .slice(0, 20)
    .map(difference => `${difference}\n`)
    .join('')}`,
);
process.exitCode = differences.length > 0 ? 1 : 0;

function recompute(metric, refs, isTotal) {
  const over = overOf(metric, refs, isTotal);
  const current = over(period.weeks, period, true);
  const before = over(previous.weeks, previous, true);
  return {
    ...current,
    previous: { value: before.value, sampleSize: before.sampleSize },
    change:
      current.value === undefined || !before.value
        ? undefined
        : (current.value - before.value) / before.value,
    weekly: period.weeks.map(week => {
      const { value, sampleSize } = over([week], period, false);
      return { week, value, sampleSize, isRunning: week >= running };
    }),
  };
}

/** Of a metric: its value over weeks of a range; over all of it, as a headline. */
function overOf(metric, refs, isTotal) {
  const isOurs = ({ squad }) => refs.includes(squad);
  const deployments = facts.deployment.filter(
    fact => isOurs(fact) && fact.tier === 'production' && fact.finishedAt,
  );
  const finishedIn = weeks =>
    deployments.filter(({ finishedAt }) => weeks.includes(weekOf(finishedAt)));
  const counted = (weeks, isHeadline) =>
    isHeadline
      ? weeks.filter(week => week < running).slice(-4)
      : weeks.filter(week => week <= running);

  switch (metric) {
    case 'timeToFirstDeployment': {
      const services = facts.repository.filter(isOurs);
      const times = weeks =>
        services
          .filter(({ createdAt }) => weeks.includes(weekOf(createdAt)))
          .filter(isWhole)
          .filter(({ firstDeployedAt }) => firstDeployedAt)
          .map(fact =>
            Math.max(0, ms(fact.firstDeployedAt) - ms(fact.createdAt)),
          );
      return weeks => ({
        value: percentile(times(weeks), 0.5),
        sampleSize: times(weeks).length,
      });
    }
    case 'deploymentFrequency':
      return (weeks, _, isHeadline) => {
        let pairs = 0;
        let sampleSize = 0;
        for (const ref of refs) {
          const first = firstWeekOf(ref);
          let hasBegun = false;
          for (const week of counted(weeks, isHeadline)) {
            const here = finishedIn([week]).filter(
              ({ squad }) => squad === ref,
            );
            hasBegun ||= first === undefined ? here.length > 0 : week >= first;
            if (hasBegun) {
              pairs += 1;
              sampleSize += here.length;
            }
          }
        }
        return ratio(sampleSize, pairs, sampleSize);
      };
    case 'supportLoad': {
      const all = facts['support-request'];
      const since = all.map(({ openedAt }) => weekOf(openedAt)).sort()[0];
      const requests = all.filter(
        ({ squad }) => isTotal || refs.includes(squad || 'unassigned'),
      );
      return (weeks, _, isHeadline) => {
        const known = counted(weeks, isHeadline).filter(
          week => since !== undefined && week >= since,
        );
        const opened = requests.filter(({ openedAt }) =>
          known.includes(weekOf(openedAt)),
        ).length;
        return ratio(opened, known.length, opened);
      };
    }
    case 'leadTime': {
      const changes = facts.change.filter(
        fact => isOurs(fact) && fact.deployedAt,
      );
      return (weeks, _, isHeadline) => {
        const times = changes
          .filter(({ deployedAt }) => weeks.includes(weekOf(deployedAt)))
          .map(fact => Math.max(0, ms(fact.deployedAt) - ms(fact.authoredAt)));
        return durations(times, isHeadline);
      };
    }
    case 'recoveryTime':
      return (weeks, range, isHeadline) => {
        const failed = finishedIn(weeks).filter(
          ({ isFailed }) => isFailed === 'true',
        );
        const times = failed
          .filter(
            ({ recoveredAt }) => recoveredAt && weekOf(recoveredAt) < range.end,
          )
          .map(fact => ms(fact.recoveredAt) - ms(fact.finishedAt));
        return durations(times, isHeadline);
      };
    default: {
      const column = metric === 'reworkRate' ? 'isUnplanned' : 'isFailed';
      return weeks => {
        const all = finishedIn(weeks);
        const part = all.filter(fact => fact[column] === 'true');
        return ratio(part.length, all.length, all.length);
      };
    }
  }
}

function ratio(part, all, sampleSize) {
  return { value: all > 0 ? part / all : undefined, sampleSize };
}

function durations(times, withP90) {
  return {
    value: percentile(times, 0.5),
    sampleSize: times.length,
    ...(withP90 && { p90: percentile(times, 0.9) }),
  };
}

/** By linear interpolation between closest ranks. */
function percentile(numbers, p) {
  const sorted = [...numbers].sort((a, b) => a - b);
  if (sorted.length === 0) {
    return undefined;
  }
  const rank = (sorted.length - 1) * p;
  const low = sorted[Math.floor(rank)];
  return low + (rank - Math.floor(rank)) * (sorted[Math.ceil(rank)] - low);
}

function isWhole({ createdAt, historySince }) {
  return !historySince || ms(historySince) <= ms(createdAt);
}

function firstWeekOf(squad) {
  return facts.repository
    .filter(fact => fact.squad === squad)
    .map(({ createdAt, historySince }) =>
      weekOf(
        Math.max(ms(createdAt), historySince ? ms(historySince) : -Infinity),
      ),
    )
    .sort()[0];
}

/** The Monday of the week, in the zone, that holds an instant. */
function weekOf(instant) {
  const day = calendar.format(
    typeof instant === 'string' ? ms(instant) : instant,
  );
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

function ms(instant) {
  return Date.parse(instant);
}

function compare(where, expected, answered) {
  for (const [name, value] of Object.entries(expected)) {
    if (value !== null && typeof value === 'object') {
      compare(`${where} ${name}`, value, answered[name]);
    } else {
      compared += 1;
      if (value !== answered[name]) {
        differences.push(
          `${where}, ${name}: ${value} recomputed, ${answered[name]} answered`,
        );
      }
    }
  }
}

async function readFacts() {
  const earliest = new Date(`${period.weeks[0]}T00:00:00Z`);
  earliest.setUTCDate(earliest.getUTCDate() - 7 * 300);
  const range = new URLSearchParams({
    from: earliest.toISOString().slice(0, 10),
    to: addWeek(period.end > running ? period.end : running),
    format: 'csv',
  });
  const kinds = ['change', 'deployment', 'repository', 'support-request'];
  const read = {};
  for (const kind of kinds) {
    read[kind] = parseCsv(await readText(`/facts/${kind}?${range}`));
  }
  return read;
}

function addWeek(week) {
  return new Date(Date.parse(week) + 7 * 86_400_000).toISOString().slice(0, 10);
}

async function readJson(path) {
  return JSON.parse(await readText(path));
}

async function readText(path) {
  const response = await fetch(`${root}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
  }
  return text;
}

/** Rows by the names in the first line, as RFC 4180 has it. */
function parseCsv(text) {
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g;
  const rows = [[]];
  for (const [, value, end] of text.replace(/^\uFEFF/, '').matchAll(cell)) {
    rows
      .at(-1)
      .push(
        value.startsWith('"')
          ? value.slice(1, -1).replaceAll('""', '"')
          : value,
      );
    if (end === '') {
      break;
    }
    if (end !== ',') {
      rows.push([]);
    }
  }
  const [names, ...lines] = rows.filter(row => row.length > 1);
  return lines.map(line =>
    Object.fromEntries(names.map((name, index) => [name, line[index]])),
  );
}
