import type { Page } from '../Selection';

/** The part of a list that is asked for. */
export function pageOf<T>(items: readonly T[], page?: Page): T[] {
  return page ? items.slice(page.offset, page.offset + page.limit) : [...items];
}
