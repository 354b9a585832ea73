import {
  addWeeks,
  weekOf,
  weekOfDate,
} from '@internal/plugin-platform-metrics-common';
import type { MetricsQuery } from '@internal/plugin-platform-metrics-common';

/** Ranges that end with the running week. */
export const PRESET_WEEKS = [4, 12, 26, 52] as const;
export const DEFAULT_WEEKS = 12;

/** What a person chose to look at; all of it is in the page's address. */
export interface MetricsFilters {
  /** Entity refs; none: all squads. */
  squads: string[];
  /** Entity ref. */
  system?: string;
  /** The last weeks, or days from the first to the one after the last. */
  range: { weeks: number } | { from: string; to: string };
  isCompared: boolean;
}

export const DEFAULT_FILTERS: MetricsFilters = {
  squads: [],
  system: undefined,
  range: { weeks: DEFAULT_WEEKS },
  isCompared: false,
};

/** Reads filters from an address; what makes no sense in it is as good as absent. */
export function readFilters(address: URLSearchParams): MetricsFilters {
  const from = address.get('from');
  const to = address.get('to');
  const weeks = Number(address.get('weeks'));

  return {
    squads: address.getAll('squads').filter(Boolean),
    system: address.get('system') || undefined,
    range:
      isDate(from) && isDate(to) && from < to
        ? { from, to }
        : { weeks: isPreset(weeks) ? weeks : DEFAULT_WEEKS },
    isCompared: address.get('compare') === 'previous',
  };
}

/** Writes filters into an address, beside what else is there; defaults are left out. */
export function writeFilters(
  filters: MetricsFilters,
  address: URLSearchParams,
): URLSearchParams {
  const written = new URLSearchParams(address);
  for (const key of ['squads', 'system', 'from', 'to', 'weeks', 'compare']) {
    written.delete(key);
  }
  for (const squad of filters.squads) written.append('squads', squad);
  if (filters.system) written.set('system', filters.system);
  if ('from' in filters.range) {
    written.set('from', filters.range.from);
    written.set('to', filters.range.to);
  } else if (filters.range.weeks !== DEFAULT_WEEKS) {
    written.set('weeks', String(filters.range.weeks));
  }
  if (filters.isCompared) written.set('compare', 'previous');
  return written;
}

/** What to ask the API. Without `to`, the range moves on with the running week. */
export function toQuery(
  filters: MetricsFilters,
  now: number,
  timeZone: string,
): MetricsQuery {
  const { squads, system, range } = filters;
  return {
    ...(squads.length > 0 && { squads }),
    ...(system && { system }),
    ...('from' in range
      ? { from: range.from, to: range.to }
      : { from: addWeeks(weekOf(now, timeZone), 1 - range.weeks) }),
  };
}

function isPreset(weeks: number): boolean {
  return PRESET_WEEKS.some(preset => preset === weeks);
}

function isDate(text: string | null): text is string {
  if (!text) return false;
  try {
    weekOfDate(text);
    return true;
  } catch {
    return false;
  }
}
