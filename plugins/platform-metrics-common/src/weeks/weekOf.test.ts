import fc from 'fast-check';
import { DateTime } from 'luxon';
import { weekEnd, weekOf, weekStart } from './weekOf';

const HOUR = 60 * 60 * 1000;

const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
);
const instant = fc.integer({
  min: Date.UTC(1990, 0, 1),
  max: Date.UTC(2040, 0, 1),
});

describe('weekOf', () => {
  it('names a week by its Monday', () => {
    expect(weekOf(Date.UTC(2026, 10, 25, 12), 'UTC')).toBe('2026-11-23');
    expect(weekOf(Date.UTC(2026, 10, 23), 'UTC')).toBe('2026-11-23');
    expect(weekOf(Date.UTC(2026, 10, 23) - 1, 'UTC')).toBe('2026-11-16');
    expect(weekOf(Date.UTC(1969, 11, 28), 'UTC')).toBe('1969-12-22');
  });

  it('begins weeks where the zone does', () => {
    const sundayEvening = Date.UTC(2026, 10, 22, 23, 30);
    expect(weekOf(sundayEvening, 'UTC')).toBe('2026-11-16');
    expect(weekOf(sundayEvening, 'Europe/Berlin')).toBe('2026-11-23');
    expect(weekOf(sundayEvening, 'America/New_York')).toBe('2026-11-16');
  });

  it('is the week of the Monday before or on the day that the zone shows', () => {
    fc.assert(
      fc.property(instant, zone, (at, inZone) => {
        const shown = DateTime.fromMillis(at, { zone: inZone });
        const monday = DateTime.utc(shown.year, shown.month, shown.day).minus({
          days: shown.weekday - 1,
        });
        expect(weekOf(at, inZone)).toBe(monday.toISODate());
      }),
      { numRuns: 1000 },
    );
  });

  it('is the one week whose instants hold it', () => {
    fc.assert(
      fc.property(instant, zone, (at, inZone) => {
        const week = weekOf(at, inZone);
        expect(weekStart(week, inZone)).toBeLessThanOrEqual(at);
        expect(weekEnd(week, inZone)).toBeGreaterThan(at);
        expect(weekOf(weekStart(week, inZone), inZone)).toBe(week);
        expect(weekOf(weekStart(week, inZone) - 1, inZone)).not.toBe(week);
        expect(weekOf(weekEnd(week, inZone) - 1, inZone)).toBe(week);
        expect(weekOf(weekEnd(week, inZone), inZone)).not.toBe(week);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['Europe/Berlin', '2026-03-23', 167],
    ['Europe/Berlin', '2026-10-19', 169],
    ['America/New_York', '2026-03-02', 167],
    ['America/New_York', '2026-10-26', 169],
    ['Australia/Lord_Howe', '2026-03-30', 168.5],
    ['Australia/Lord_Howe', '2026-09-28', 167.5],
    // Friday 2011-12-30 was left out, to change sides of the date line.
    ['Pacific/Apia', '2011-12-26', 144],
    ['UTC', '2026-03-23', 168],
  ])('in %s, the week of %s has %d hours', (inZone, week, hours) => {
    expect((weekEnd(week, inZone) - weekStart(week, inZone)) / HOUR).toBe(
      hours,
    );
  });

  it('begins a week that has no midnight when its Monday does', () => {
    // Clocks went from 0:00 to 1:00.
    expect(weekStart('1997-10-06', 'America/Sao_Paulo')).toBe(
      Date.UTC(1997, 9, 6, 3),
    );
  });

  it('begins a week that has two midnights with the first', () => {
    // Clocks went from 1:00 back to 0:00.
    expect(weekStart('2001-09-24', 'Asia/Jerusalem')).toBe(
      Date.UTC(2001, 8, 23, 21),
    );
    expect(weekEnd('2001-09-17', 'Asia/Jerusalem')).toBe(
      Date.UTC(2001, 8, 23, 21),
    );
  });

  it('says what is wrong', () => {
    expect(() => weekOf(NaN, 'UTC')).toThrow(
      'NaN: expected milliseconds since 1970',
    );
    expect(() => weekOf(0, 'Mars/Olympus')).toThrow(
      'Mars/Olympus: expected an IANA time zone such as Europe/Berlin',
    );
    expect(() => weekStart('2026-11-24', 'UTC')).toThrow(
      '2026-11-24: expected the Monday a week begins with',
    );
  });
});
