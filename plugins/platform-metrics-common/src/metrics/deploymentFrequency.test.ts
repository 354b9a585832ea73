import fc from 'fast-check';
import { aReport } from '../__testUtils__/aReport';
import { addWeeks, type Week } from '../weeks/Week';
import { weeksOf } from '../weeks/WeekRange';
import {
  deploymentFrequency,
  deploymentFrequencyOver,
  type SquadDeployments,
} from './deploymentFrequency';
import { firstWeekOf } from './firstWeekOf';

function aSquad(
  firstWeek: Week | undefined,
  weeks: Record<Week, number>,
): SquadDeployments {
  return { firstWeek, deploymentsIn: week => weeks[week] ?? 0 };
}

describe('deployment frequency', () => {
  it('is the mean of the last four complete weeks, empty ones as 0', () => {
    const squad = aSquad('2026-01-05', {
      '2026-10-19': 90,
      '2026-10-26': 4,
      '2026-11-09': 6,
      '2026-11-16': 2,
      '2026-11-23': 50,
    });
    expect(deploymentFrequency([squad], aReport())).toMatchObject({
      value: 3,
      sampleSize: 12,
      weekly: [
        { week: '2026-10-19', value: 90, sampleSize: 90, isRunning: false },
        { week: '2026-10-26', value: 4, sampleSize: 4, isRunning: false },
        { week: '2026-11-02', value: 0, sampleSize: 0, isRunning: false },
        { week: '2026-11-09', value: 6, sampleSize: 6, isRunning: false },
        { week: '2026-11-16', value: 2, sampleSize: 2, isRunning: false },
        { week: '2026-11-23', value: 50, sampleSize: 50, isRunning: true },
      ],
    });
  });

  it('is per squad, each from its first week on', () => {
    const older = aSquad('2026-01-05', { '2026-11-02': 8 });
    const younger = aSquad('2026-11-16', { '2026-11-16': 2 });
    const value = deploymentFrequency([older, younger], aReport());
    expect(value).toMatchObject({ value: 2, sampleSize: 10 });
    expect(value.weekly[4]).toEqual({
      week: '2026-11-16',
      value: 1,
      sampleSize: 2,
      isRunning: false,
    });
  });

  it('has no data before a squad began, and none of no squads', () => {
    const squad = aSquad('2026-11-23', { '2026-11-23': 3 });
    expect(deploymentFrequency([squad], aReport()).value).toBeUndefined();
    expect(deploymentFrequency([], aReport())).toMatchObject({
      sampleSize: 0,
      previous: { sampleSize: 0 },
    });
  });

  it('counts a squad whose beginning is not known from its first deployment on', () => {
    const squad = aSquad(undefined, { '2026-11-02': 3 });
    expect(deploymentFrequency([squad], aReport()).value).toBe(1);
  });

  it('is set against the last four weeks of the period before', () => {
    const squad = aSquad('2026-01-05', {
      '2026-09-07': 100,
      '2026-10-12': 8,
      '2026-11-16': 12,
    });
    expect(deploymentFrequency([squad], aReport())).toMatchObject({
      value: 3,
      previous: { value: 2, sampleSize: 8 },
      change: 0.5,
    });
  });

  it('has a band from five weeks of squads on', () => {
    const squad = aSquad('2026-01-05', { '2026-11-16': 4 });
    expect(deploymentFrequency([squad], aReport())).toMatchObject({
      value: 1,
      band: 'high',
      bandSource: 'DORA 2024',
    });
    const short = aReport({ from: '2026-10-26' });
    expect(deploymentFrequency([squad], short).band).toBeUndefined();
    expect(deploymentFrequency([squad, squad], short).band).toBe('high');
  });

  it('says nothing of weeks that have not begun', () => {
    const squad = aSquad('2026-01-05', {});
    const { weekly, value } = deploymentFrequency(
      [squad],
      aReport({ from: '2026-11-23', to: '2026-12-07' }),
    );
    expect(value).toBeUndefined();
    expect(weekly).toEqual([
      { week: '2026-11-23', value: 0, sampleSize: 0, isRunning: true },
      { week: '2026-11-30', sampleSize: 0, isRunning: true },
    ]);
  });

  it('counts of two ranges beside each other what it counts of both', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20), { minLength: 20, maxLength: 20 }),
        fc.nat(20),
        fc.nat(20),
        (counts, first, split) => {
          const start = '2026-01-05';
          const squad: SquadDeployments = {
            firstWeek: addWeeks(start, first),
            deploymentsIn: week =>
              counts[weeksOf({ from: start, to: week }).length] ?? 0,
          };
          const weeks = weeksOf({ from: start, to: addWeeks(start, 20) });
          const counted = (part: Week[]) =>
            deploymentFrequencyOver([squad], part).sampleSize;
          expect(
            counted(weeks.slice(0, split)) + counted(weeks.slice(split)),
          ).toBe(counted(weeks));
        },
      ),
    );
  });
});

describe('the first week of a squad', () => {
  it('is that of its earliest service, as far back as is known', () => {
    expect(
      firstWeekOf(
        [
          {
            createdAt: Date.UTC(2026, 0, 7),
            historySince: Date.UTC(2026, 5, 3),
          },
          {
            createdAt: Date.UTC(2026, 4, 8),
            historySince: Date.UTC(2026, 1, 1),
          },
          {},
        ],
        'UTC',
      ),
    ).toBe('2026-05-04');
    expect(firstWeekOf([{}], 'UTC')).toBeUndefined();
  });
});
