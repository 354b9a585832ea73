import {
  weekStart,
  addWeeks,
  weekOf,
} from '@internal/plugin-platform-metrics-common';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** So many weeks of history. */
const WEEKS = 60;

const NAMES = [
  'Payments',
  'Checkout',
  'Identity',
  'Search',
  'Catalogue',
  'Shipping',
  'Returns',
  'Pricing',
  'Loyalty',
  'Mobile',
];
const THINGS = ['api', 'worker', 'gateway', 'events', 'admin', 'export', 'web'];

export interface SampleSquad {
  ref: string;
  title: string;
}

export interface SampleDeployment {
  id: string;
  at: number;
  isFailed: boolean;
  recoveredAt?: number;
  isUnplanned: boolean;
  leadTimesMs: number[];
}

export interface SampleService {
  ref: string;
  title: string;
  repository: string;
  squad: SampleSquad;
  createdAt: number;
  firstDeployedAt?: number;
  deployments: SampleDeployment[];
}

export interface SampleRequest {
  id: string;
  at: number;
  squad?: SampleSquad;
}

/** Facts of an organization that does not exist, the same ones at every start. */
export interface SampleWorld {
  now: number;
  squads: SampleSquad[];
  services: SampleService[];
  requests: SampleRequest[];
}

/** Numbers that look random and never change. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An id such as facts have. */
function factId(random: () => number): string {
  return Array.from({ length: 32 }, () =>
    Math.floor(random() * 16).toString(16),
  ).join('');
}

export function makeWorld(squadCount: number, now: number): SampleWorld {
  const random = numbersFrom(7 + squadCount);
  const end = addWeeks(weekOf(now, 'UTC'), 1);
  const begin = weekStart(addWeeks(end, -WEEKS), 'UTC');
  const squads = Array.from({ length: squadCount }, (_, index) => {
    const round = Math.floor(index / NAMES.length);
    const title = `${NAMES[index % NAMES.length]}${round ? ` ${round + 1}` : ''}`;
    const name = title.toLowerCase().replace(' ', '-');
    return { ref: `group:default/${name}`, title };
  });

  const services = squads.flatMap((squad, index) =>
    THINGS.slice(0, servicesOfSquad(index, squadCount)).map((thing, nth) =>
      makeService(squad, thing, {
        random,
        now,
        // The first of a squad is old; others came one by one.
        createdAt:
          nth === 0
            ? begin + random() * 8 * WEEK
            : now - HOUR - random() ** 2 * (now - begin - DAY),
        pace: 0.6 + random() * 3,
      }),
    ),
  );

  const requests: SampleRequest[] = [];
  [...squads, undefined].forEach((squad, index) => {
    const load = squad ? 1 + random() * 5 : 1;
    for (let week = 0; week < WEEKS; week++) {
      // Every seventh squad asks more and more.
      const growth = index % 7 === 1 && week > WEEKS - 5 ? 2.2 : 1;
      for (let left = load * growth * random() * 2; left >= 1; left--) {
        const at = begin + (week + random()) * WEEK;
        if (at < now) requests.push({ id: factId(random), at, squad });
      }
    }
  });
  return { now, squads, services, requests };
}

/** Few squads have many services, so that there is something to see. */
function servicesOfSquad(index: number, squads: number): number {
  return squads > 20 ? 2 + (index % 3) : 5 + (index % 3);
}

function makeService(
  squad: SampleSquad,
  thing: string,
  {
    random,
    now,
    createdAt,
    pace,
  }: { random: () => number; now: number; createdAt: number; pace: number },
): SampleService {
  const name = `${squad.title.toLowerCase().replace(' ', '-')}-${thing}`;
  // From three minutes to some hours; now and then, days.
  const wait =
    3 * MINUTE * Math.exp(random() * 2.4 + (random() > 0.85 ? 4 : 0));
  const isWaiting = random() > 0.93;
  const deployments: SampleDeployment[] = [];
  let at = createdAt + wait;
  while (!isWaiting && at < now) {
    at += (random() * 2 * WEEK) / pace;
    if (at >= now) break;
    const isFailed = random() > 0.88;
    deployments.push({
      id: factId(random),
      at,
      isFailed,
      ...(isFailed &&
        random() > 0.05 && {
          recoveredAt: at + 12 * MINUTE * Math.exp(random() * 4),
        }),
      isUnplanned: random() > 0.93,
      leadTimesMs: Array.from(
        { length: 1 + Math.floor(random() * 4) },
        () => HOUR * Math.exp(random() * 4.5),
      ),
    });
  }
  return {
    ref: `component:default/${name}`,
    title: name,
    repository: `larkspur/${name}`,
    squad,
    createdAt,
    ...(!isWaiting && { firstDeployedAt: createdAt + wait }),
    deployments,
  };
}
