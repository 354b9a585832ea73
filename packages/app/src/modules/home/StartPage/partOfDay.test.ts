import { partOfDay } from './partOfDay';

describe('partOfDay', () => {
  it.each([
    [4, 'evening'],
    [5, 'morning'],
    [11, 'morning'],
    [12, 'afternoon'],
    [17, 'afternoon'],
    [18, 'evening'],
  ])('at %i:59 is %s', (hour, expected) => {
    expect(partOfDay(new Date(2026, 10, 24, hour, 59))).toBe(expected);
  });
});
