import {
  metricDefinitions,
  metricReadPermission,
} from '@internal/plugin-platform-metrics-common';
import { readSelection } from '../routes/selection';
import type { Selection } from '../service/Selection';
import type { ActionTools } from './ActionTools';
import { findSquad } from './findSquad';
import {
  metricInput,
  metricOutput,
  rangeInput,
  squadInput,
} from './metricOutput';

const attributes = { readOnly: true, destructive: false, idempotent: true };

/** What metrics are, for command lines and MCP clients. */
export function registerReads(tools: ActionTools): void {
  const { actionsRegistry, access, metrics } = tools;
  const visibilityPermission = metricReadPermission;

  actionsRegistry.register({
    name: 'get-metric',
    title: 'Get Metric',
    description:
      'Tells one delivery metric of a squad, or of the whole organization, over whole weeks, such as what the deployment frequency of the squad payments is: the value, how many facts it is from, the period before, the baseline, and one value for each week.',
    attributes,
    visibilityPermission,
    schema: {
      input: zod =>
        zod.object({
          metric: metricInput(zod),
          squad: squadInput(zod),
          ...rangeInput(zod),
        }),
      output: zod =>
        zod.object({
          subject: zod.string().describe('Entity ref, or organization'),
          from: zod.string(),
          to: zod.string(),
          definition: zod.string().describe('What the metric means'),
          result: metricOutput(zod),
        }),
    },
    async action({ input: { metric, ...asked }, credentials }) {
      await access.require(metricReadPermission, credentials);
      const selection = await select(asked, tools);
      const { range, total } = await metrics.getSeries(metric, selection);
      return {
        output: {
          subject: subjectOf(selection),
          from: range.from,
          to: range.to,
          definition: metricDefinitions[metric].definition,
          result: total,
        },
      };
    },
  });

  actionsRegistry.register({
    name: 'get-summary',
    title: 'Get Metrics Summary',
    description:
      'Tells all seven delivery metrics of a squad, or of the whole organization, over whole weeks: time to first deployment, deployment frequency, support load, lead time for changes, change failure rate, recovery time and rework rate.',
    attributes,
    visibilityPermission,
    schema: {
      input: zod => zod.object({ squad: squadInput(zod), ...rangeInput(zod) }),
      output: zod =>
        zod.object({
          subject: zod.string().describe('Entity ref, or organization'),
          from: zod.string(),
          to: zod.string(),
          services: zod.number(),
          isDemonstration: zod
            .boolean()
            .describe('There are invented facts among these'),
          metrics: zod.array(metricOutput(zod)),
        }),
    },
    async action({ input, credentials }) {
      await access.require(metricReadPermission, credentials);
      const selection = await select(input, tools);
      const summary = await metrics.getSummary(selection);
      return {
        output: {
          subject: subjectOf(selection),
          from: summary.range.from,
          to: summary.range.to,
          services: summary.services,
          isDemonstration: summary.freshness.isDemonstration,
          metrics: summary.metrics,
        },
      };
    },
  });

  actionsRegistry.register({
    name: 'list-waiting-services',
    title: 'List Waiting Services',
    description:
      'Lists services that were created and never deployed to staging, longest waiting first, with their age in milliseconds.',
    attributes,
    visibilityPermission,
    schema: {
      input: zod => zod.object({ squad: squadInput(zod) }),
      output: zod =>
        zod.object({
          targetMs: zod.number().describe('How long it should take at most'),
          services: zod.array(
            zod.object({
              service: zod.string().describe('Entity ref'),
              squad: zod.string().optional().describe('Entity ref'),
              repository: zod.string(),
              ageMs: zod.number(),
              isOverdue: zod.boolean(),
            }),
          ),
        }),
    },
    async action({ input: { squad }, credentials }) {
      await access.require(metricReadPermission, credentials);
      const { targetMs, items } = await metrics.listWaitingServices(
        squad === undefined
          ? {}
          : { squads: [(await findSquad(squad, metrics)).ref] },
      );
      return {
        output: {
          targetMs,
          services: items.map(item => ({
            service: item.service.ref,
            squad: item.squad?.ref,
            repository: item.repository,
            ageMs: item.ageMs,
            isOverdue: item.isOverdue,
          })),
        },
      };
    },
  });

  actionsRegistry.register({
    name: 'list-squads',
    title: 'List Squads',
    description: 'Lists the squads that metrics can be asked for.',
    attributes,
    visibilityPermission,
    schema: {
      input: zod => zod.object({}),
      output: zod =>
        zod.object({
          squads: zod.array(
            zod.object({
              ref: zod.string(),
              title: zod.string(),
              services: zod.number().describe('How many it owns'),
            }),
          ),
        }),
    },
    async action({ credentials }) {
      await access.require(metricReadPermission, credentials);
      const { squads } = await metrics.getDirectory();
      return {
        output: {
          squads: squads.map(({ ref, title, services }) => ({
            ref,
            title,
            services,
          })),
        },
      };
    },
  });
}

async function select(
  asked: { from?: string; to?: string; squad?: string },
  { metrics, timeZone }: ActionTools,
): Promise<Selection> {
  const { squad, ...dates } = asked;
  const selection = readSelection(dates, { now: Date.now(), timeZone });
  return squad === undefined
    ? selection
    : { ...selection, squads: [(await findSquad(squad, metrics)).ref] };
}

function subjectOf({ squads }: Selection): string {
  return squads?.[0] ?? 'organization';
}
