import fc from 'fast-check';
import type { ServiceWeek } from './ServiceWeek';
import { WeekFacts } from './WeekFacts';
import { WeekRollups } from './WeekRollups';

const instant = fc.integer({ min: 0, max: 20 });

const failure = fc
  .record(
    { finishedAt: instant, recoveredAt: instant },
    { requiredKeys: ['finishedAt'] },
  )
  .map(one => ({ ...one }));

/** Few services and few values, so that the same ones are frequent. */
const serviceWeek: fc.Arbitrary<ServiceWeek> = fc.record({
  service: fc.integer({ min: 1, max: 8 }),
  productionDeployments: fc.nat(9),
  failedDeployments: fc.nat(9),
  unplannedDeployments: fc.nat(9),
  leadTimesMs: fc
    .array(instant, { maxLength: 5 })
    .map(times => times.sort((a, b) => a - b)),
  failures: fc.array(failure, { maxLength: 4 }),
});

/** Each service once. */
const rows = (maxLength: number) =>
  fc.uniqueArray(serviceWeek, { maxLength, selector: row => row.service });

const groups = [new Set([1, 2, 3]), new Set([3, 4]), new Set([9])];
const everybody = new Set([1, 2, 3, 4, 5, 6, 7, 8]);
const all = [...groups, everybody];

const weekOf = (some: readonly ServiceWeek[]) =>
  new WeekFacts({ rollups: WeekRollups.of(some), supportRequests: new Map() });

function plain<T extends Pick<ServiceWeek, 'failures' | 'leadTimesMs'>>(
  numbers: T | undefined,
) {
  return (
    numbers && {
      ...numbers,
      leadTimesMs: Array.from(numbers.leadTimesMs),
      failures: numbers.failures.map(one => JSON.stringify(one)).sort(),
    }
  );
}

/** What a week says, in an order of its own. */
function read(week: WeekFacts) {
  return {
    services: [...everybody].map(service => plain(week.of(service))),
    groups: all.map(group => {
      const { version: _, ...sums } = week.sumOf(group);
      return plain(sums);
    }),
  };
}

describe('A week in memory', () => {
  it('says after any changes what it would say if it were read again', () => {
    fc.assert(
      fc.property(rows(8), fc.array(rows(3)), (first, changes) => {
        const known = new Map(first.map(row => [row.service, row]));
        let week = weekOf(first);

        for (const changed of changes) {
          for (const group of all) {
            week.sumOf(group);
          }
          changed.forEach(row => known.set(row.service, row));
          week = week.with(changed, new Map(), all);
        }

        expect(read(week)).toEqual(read(weekOf([...known.values()])));
      }),
    );
  });

  it('says so after more changes than are kept beside what was read', () => {
    const row = (service: number, deployments: number): ServiceWeek => ({
      service,
      productionDeployments: deployments,
      failedDeployments: 0,
      unplannedDeployments: 0,
      leadTimesMs: [service],
      failures: [],
    });
    const services = Array.from({ length: 500 }, (_, index) => index + 1);
    const group = new Set(services);
    let week = weekOf(services.map(service => row(service, 1)));

    for (const service of services) {
      week.sumOf(group);
      week = week.with([row(service, 2)], new Map(), [group]);
    }

    expect(week.sumOf(group)).toMatchObject({ productionDeployments: 1_000 });
    expect(Array.from(week.sumOf(group).leadTimesMs)).toEqual(services);
    expect(week.of(500)).toMatchObject({ productionDeployments: 2 });
  });

  it('keeps the version of groups that nothing changed for', () => {
    const [one, other] = groups;
    const week = weekOf([]);
    const before = [one, other].map(group => week.sumOf(group).version);

    const after = week.with(
      [
        {
          service: 1,
          productionDeployments: 1,
          failedDeployments: 0,
          unplannedDeployments: 0,
          leadTimesMs: [],
          failures: [],
        },
      ],
      new Map(),
      groups,
    );

    expect(after.sumOf(one).version).not.toBe(before[0]);
    expect(after.sumOf(other).version).toBe(before[1]);
  });
});
