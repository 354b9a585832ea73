import { Context as HonoContext } from 'hono';
import { Page } from '../store/AccountStore';
import { Context } from '../context';

export interface RequestedPage extends Page {
  number: number;
}

/** `page` and `per_page`, with GitHub's default of 30 and limit of 100. */
export function requestedPage(c: HonoContext): RequestedPage {
  const number = positive(c.req.query('page')) ?? 1;
  const limit = Math.min(positive(c.req.query('per_page')) ?? 30, 100);
  return { number, limit, offset: (number - 1) * limit };
}

/** Adds the `Link` header that clients page by. */
export function linkPages(
  { urls }: Pick<Context, 'urls'>,
  c: HonoContext,
  page: RequestedPage,
  total: number,
): void {
  const last = Math.max(1, Math.ceil(total / page.limit));
  const relations: Record<string, number> = {};
  if (page.number > 1) {
    relations.prev = Math.min(page.number - 1, last);
  }
  if (page.number < last) {
    relations.next = page.number + 1;
    relations.last = last;
  }
  if (page.number > 1) {
    relations.first = 1;
  }

  const links = Object.entries(relations).map(([relation, number]) => {
    const { pathname, searchParams } = new URL(c.req.url);
    searchParams.set('page', String(number));
    const path = pathname.replace(/^\/api\/v3/, '');
    return `<${urls.api(`${path}?${searchParams}`)}>; rel="${relation}"`;
  });
  if (links.length > 0) {
    c.header('Link', links.join(', '));
  }
}

/** Cuts the requested page out of a list that is at hand anyway. */
export function paginate<T>(
  context: Pick<Context, 'urls'>,
  c: HonoContext,
  items: T[],
): T[] {
  const page = requestedPage(c);
  linkPages(context, c, page, items.length);
  return items.slice(page.offset, page.offset + page.limit);
}

function positive(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
