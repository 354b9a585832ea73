import { failure, Served } from './serve';

export const PAGING = ['first', 'last', 'after', 'before'] as const;

export interface PagingArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

const MAX_PAGE = 100;

interface Options<T> {
  /** As error messages call it. */
  name: string;
  /** What cursors hold: unique, and rising along the list. */
  key: (item: T) => number;
  node: (item: T) => Served;
  /** What an edge says beyond its node. */
  edge?: (item: T) => Served;
}

/** A page of a list, as GitHub's connections are. */
export function connection<T>(
  items: T[],
  args: PagingArguments,
  { name, key, node, edge = () => ({}) }: Options<T>,
): Served {
  assertBounds(name, args);
  const after = args.after ? keyOf(args.after) : -Infinity;
  const before = args.before ? keyOf(args.before) : Infinity;
  const between = items.filter(item => key(item) > after && key(item) < before);
  const page =
    typeof args.first === 'number'
      ? between.slice(0, args.first)
      : between.slice(Math.max(0, between.length - (args.last ?? 0)));

  const first = page.at(0);
  const last = page.at(-1);
  return {
    totalCount: items.length,
    nodes: () => page.map(node),
    edges: () =>
      page.map(item => ({
        cursor: cursorOf(key(item)),
        node: () => node(item),
        ...edge(item),
      })),
    pageInfo: {
      startCursor: first === undefined ? null : cursorOf(key(first)),
      endCursor: last === undefined ? null : cursorOf(key(last)),
      hasPreviousPage: first !== undefined && first !== items[0],
      hasNextPage: last !== undefined && last !== items.at(-1),
    },
  };
}

function assertBounds(name: string, { first, last }: PagingArguments): void {
  const size = first ?? last;
  if (typeof size !== 'number') {
    throw failure(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  }
  const bound = typeof first === 'number' ? 'first' : 'last';
  if (size < 0 || size > MAX_PAGE) {
    throw failure(
      'EXCESSIVE_PAGINATION',
      `Requesting ${size} records on the \`${name}\` connection exceeds the \`${bound}\` limit of ${MAX_PAGE} records.`,
    );
  }
}

const PREFIX = 'cursor:v2:';

function cursorOf(key: number): string {
  return Buffer.from(`${PREFIX}${key}`).toString('base64');
}

function keyOf(cursor: string): number {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  const key = Number(text.slice(PREFIX.length));
  if (!text.startsWith(PREFIX) || Number.isNaN(key)) {
    throw failure(
      'INVALID_CURSOR_ARGUMENTS',
      `\`${cursor}\` does not appear to be a valid cursor.`,
    );
  }
  return key;
}
