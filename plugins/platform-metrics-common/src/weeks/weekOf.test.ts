import { weekEnd, weekOf, weekStart } from './weekOf';

const HOUR = 60 * 60 * 1000;

describe('weekOf', () => {
  it('names a week by its Monday', () => {
    expect(weekOf(Date.UTC(2026, 10, 25, 12), 'UTC')).toBe('2026-11-23');
  });

  it('begins weeks where the zone does', () => {
    const sundayEvening = Date.UTC(2026, 10, 22, 23, 30);
    expect(weekOf(sundayEvening, 'UTC')).toBe('2026-11-16');
    expect(weekOf(sundayEvening, 'Europe/Berlin')).toBe('2026-11-23');
    expect(weekOf(sundayEvening, 'America/New_York')).toBe('2026-11-16');
  });

  it.each([
    ['Europe/Berlin', '2026-03-23', 167],
    ['Europe/Berlin', '2026-10-19', 169],
    ['America/New_York', '2026-03-02', 167],
    ['Australia/Lord_Howe', '2026-03-30', 168.5],
    ['Australia/Lord_Howe', '2026-09-28', 167.5],
    // The Friday 2011-12-30 was left out, to change sides of the date line.
    ['Pacific/Apia', '2011-12-26', 144],
  ])('in %s, the week of %s has %d hours', (zone, week, hours) => {
    expect((weekEnd(week, zone) - weekStart(week, zone)) / HOUR).toBe(hours);
  });
});
