import type { Service } from '../facts/ServiceHistory';
import type { Week } from '../weeks/Week';
import { weekOf } from '../weeks/weekOf';

/**
 * A squad's first week: that of the earliest, over its services, of creation
 * or, where that is later, of what is first known of the service. Absent where
 * neither is known of any.
 *
 * @public
 */
export function firstWeekOf(
  services: Iterable<Service>,
  timeZone: string,
): Week | undefined {
  let first: number | undefined;
  for (const { createdAt, historySince } of services) {
    const known = Math.max(createdAt ?? -Infinity, historySince ?? -Infinity);
    if (Number.isFinite(known) && (first === undefined || known < first)) {
      first = known;
    }
  }
  return first === undefined ? undefined : weekOf(first, timeZone);
}
