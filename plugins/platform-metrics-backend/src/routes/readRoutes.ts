import {
  metricReadPermission,
  weekOfDate,
  weeksOf,
  type OperationParameters,
} from '@internal/plugin-platform-metrics-common';
import {
  factTable,
  factTableByWeek,
  firstDeploymentTable,
  seriesTable,
  serviceTable,
  summaryTable,
  waitingServiceTable,
} from '../exports/tables';
import type { MetricsService } from '../service/MetricsService';
import type { Selection } from '../service/Selection';
import type { Routes } from './Operations';
import { readDate, readSelection, readServices } from './selection';

/** What metrics are, and the facts they are from. */
export function readRoutes({
  metrics,
  timeZone,
  now = Date.now,
}: {
  metrics: MetricsService;
  timeZone: string;
  now?: () => number;
}) {
  const permission = metricReadPermission;
  const selectionOf = (query: Parameters<typeof readSelection>[0]): Selection =>
    readSelection(query, { now: now(), timeZone });

  return {
    getSummary: {
      permission,
      answer: ({ parameters }) => metrics.getSummary(selectionOf(parameters)),
      table: async ({ parameters }) =>
        summaryTable(await metrics.getSummary(selectionOf(parameters))),
    },
    getSeries: {
      permission,
      answer: ({ parameters: { metric, ...query } }) =>
        metrics.getSeries(metric, selectionOf(query)),
      table: async ({ parameters: { metric, ...query } }) =>
        seriesTable(await metrics.getSeries(metric, selectionOf(query))),
    },
    listFirstDeployments: {
      permission,
      answer: ({ parameters }) =>
        metrics.listFirstDeployments(selectionOf(parameters)),
      table: async ({ parameters }) =>
        firstDeploymentTable(
          await metrics.listFirstDeployments(selectionOf(parameters)),
        ),
    },
    listWaitingServices: {
      permission,
      answer: ({ parameters }) =>
        metrics.listWaitingServices(
          readServices(parameters),
          pageOf(parameters),
        ),
      table: async ({ parameters }) =>
        waitingServiceTable(
          await metrics.listWaitingServices(readServices(parameters)),
        ),
    },
    listServices: {
      permission,
      answer: ({ parameters }) =>
        metrics.listServices(selectionOf(parameters), {
          ...orderOf(parameters),
          page: pageOf(parameters),
        }),
      table: async ({ parameters }) =>
        serviceTable(
          await metrics.listServices(
            selectionOf(parameters),
            orderOf(parameters),
          ),
        ),
    },
    listFacts: {
      permission,
      answer: ({ parameters: { kind, ...query } }) =>
        metrics.listFacts(kind, selectionOf(query), {
          ...filterOf(query),
          page: pageOf(query),
        }),
      // By week, as the facts of a year may be more than fit into memory.
      table: ({ parameters: { kind, ...query } }) => {
        const selection = selectionOf(query);
        const filter = filterOf(query);
        const weeks = filter.week ? [filter.week] : weeksOf(selection.range);
        return factTableByWeek(kind, weeks.toReversed(), async week => {
          const { items } = await metrics.listFacts(kind, selection, {
            ...filter,
            week,
          });
          return items;
        });
      },
    },
    getFact: {
      permission,
      answer: ({ parameters: { kind, id } }) => metrics.getFact(kind, id),
    },
    listUnassignedSupportRequests: {
      permission,
      answer: ({ parameters }) =>
        metrics.listUnassignedSupportRequests(pageOf(parameters)),
      table: async () =>
        factTable(
          'support-request',
          (await metrics.listUnassignedSupportRequests()).items,
        ),
    },
    listSources: {
      permission,
      answer: () => metrics.getFreshness(),
    },
  } satisfies Partial<Routes>;
}

/** The document gives both of them defaults. */
function pageOf({
  limit = 100,
  offset = 0,
}: {
  limit?: number;
  offset?: number;
}) {
  return { limit, offset };
}

function orderOf({
  search,
  sort = 'service',
  order = 'asc',
}: OperationParameters<'listServices'>) {
  return { search, sort, order };
}

function filterOf({
  week,
  metric,
  failed,
  unassigned,
}: Omit<OperationParameters<'listFacts'>, 'kind'>) {
  return {
    week: week && weekOfDate(readDate('week', week)),
    metric,
    isFailed: failed,
    isUnassigned: unassigned,
  };
}
