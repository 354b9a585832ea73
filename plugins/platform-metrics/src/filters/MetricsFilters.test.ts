import { readFilters, toQuery, writeFilters } from './MetricsFilters';

const read = (address: string) => readFilters(new URLSearchParams(address));
const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('filters in an address', () => {
  it.each([
    '',
    'weeks=52',
    'squads=group%3Adefault%2Fa&squads=group%3Adefault%2Fb&system=system%3Adefault%2Fshop',
    'from=2026-09-07&to=2026-10-05&compare=previous',
  ])('are written as they were read: %s', address => {
    expect(writeFilters(read(address), new URLSearchParams()).toString()).toBe(
      address,
    );
  });

  it.each(['weeks=5', 'from=2026-09-07', 'from=tomorrow&to=2026-10-05'])(
    'fall back to twelve weeks where they make no sense: %s',
    address => {
      expect(read(address).range).toEqual({ weeks: 12 });
    },
  );

  it('leave alone what else is in the address', () => {
    const address = new URLSearchParams('wall=1&weeks=4');
    expect(writeFilters(read('weeks=26'), address).toString()).toBe(
      'wall=1&weeks=26',
    );
  });

  it('count the running week as the last one, in the zone of the weeks', () => {
    expect(toQuery(read('weeks=4'), NOW, 'UTC')).toEqual({
      from: '2026-11-02',
    });
    const sundayInUtc = Date.parse('2026-11-29T20:00:00Z');
    expect(toQuery(read('weeks=4'), sundayInUtc, 'Asia/Tokyo')).toEqual({
      from: '2026-11-09',
    });
  });
});
