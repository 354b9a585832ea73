import { InputError, NotFoundError } from '@backstage/errors';
import {
  factCreatePermission,
  factDeletePermission,
  rollupRebuildPermission,
} from '@internal/plugin-platform-metrics-common';
import { ORGANIZATION } from '../baselines/BaselineService';
import type { ActionTools } from './ActionTools';
import { findSquad } from './findSquad';
import { metricInput, squadInput } from './metricOutput';

const DEMONSTRATION = 'demonstration';
const attributes = { readOnly: false, destructive: false, idempotent: true };

/** What command lines and MCP clients may change, as over HTTP. */
export function registerChanges(tools: ActionTools): void {
  const { actionsRegistry, access, audit, metrics, stores } = tools;

  actionsRegistry.register({
    name: 'set-baseline',
    title: 'Set Baseline',
    description:
      "Enters what a metric was before the platform, or computes it from history where no value is given. For the squad's lead and the platform team.",
    attributes,
    schema: {
      input: zod =>
        zod.object({
          metric: metricInput(zod),
          squad: squadInput(zod),
          value: zod
            .number()
            .nonnegative()
            .optional()
            .describe(
              'In milliseconds, per week, or from 0 to 1, as the metric is. Default: computed from the weeks before the first golden-path service',
            ),
          note: zod.string().max(500).optional().describe('Where it is from'),
        }),
      output: zod =>
        zod.object({
          subject: zod.string(),
          value: zod.number(),
          unit: zod.string(),
          origin: zod.string(),
        }),
    },
    async action({ input: { metric, squad, value, note }, credentials }) {
      const subject =
        squad === undefined
          ? ORGANIZATION
          : (await findSquad(squad, metrics)).ref;
      await access.requireBaselinesOf(subject, credentials);
      const by = access.nameOf(credentials);
      const baseline = await audit.record(
        {
          id: value === undefined ? 'baseline-compute' : 'baseline-enter',
          meta: { metric, subject, by },
        },
        () =>
          value === undefined
            ? tools.baselines.compute({ metric, subject }, by)
            : tools.baselines.enter({ metric, subject, value, note }, by),
        ({ value: kept }) => ({ value: kept }),
      );
      const { unit, origin } = baseline;
      return { output: { subject, value: baseline.value, unit, origin } };
    },
  });

  actionsRegistry.register({
    name: 'report-deployment',
    title: 'Report Deployment',
    description:
      'Reports that a service was deployed somewhere, by tools that are not GitHub. The same id again updates it.',
    attributes,
    visibilityPermission: factCreatePermission,
    schema: {
      input: zod =>
        zod.object({
          source: zod.string().describe('Who reports it, such as argo-cd'),
          id: zod.string().describe('By which the source knows it'),
          service: zod
            .string()
            .optional()
            .describe('Entity ref, such as component:default/orders'),
          repository: zod
            .string()
            .optional()
            .describe('owner/name on GitHub, instead of the service'),
          environment: zod.string().describe('Such as production'),
          sha: zod.string().describe('Of the commit'),
          state: zod
            .enum([
              'queued',
              'in_progress',
              'success',
              'failure',
              'error',
              'inactive',
            ])
            .describe('That it is in'),
          finishedAt: zod
            .string()
            .optional()
            .describe('When it entered the state. Default: now'),
          url: zod.string().optional(),
        }),
      output: zod => zod.object({ id: zod.string().describe('Fact id') }),
    },
    async action({ input, credentials }) {
      await access.require(factCreatePermission, credentials);
      const { items } = await audit.record(
        {
          id: 'fact-report',
          meta: { kind: 'deployments', by: access.nameOf(credentials) },
        },
        async () =>
          tools.intake.record(
            await tools.items.read('deployments', [input], Date.now()),
          ),
      );
      const [{ id, error }] = items;
      if (id === undefined) {
        throw new InputError(error?.message ?? 'It was not recorded');
      }
      return { output: { id } };
    },
  });

  actionsRegistry.register({
    name: 'rebuild-rollups',
    title: 'Rebuild Rollups',
    description:
      'Computes everything that follows from facts anew. Never needed in normal operation; for the platform team.',
    attributes,
    visibilityPermission: rollupRebuildPermission,
    schema: {
      input: zod => zod.object({}),
      output: zod =>
        zod.object({ services: zod.number(), weeks: zod.number() }),
    },
    async action({ credentials }) {
      await access.require(rollupRebuildPermission, credentials);
      const output = await audit.record(
        { id: 'rollup-rebuild', meta: { by: access.nameOf(credentials) } },
        () => stores.rebuild.run(),
        result => result,
      );
      tools.onChange();
      return { output };
    },
  });

  actionsRegistry.register({
    name: 'remove-demonstration-data',
    title: 'Remove Demonstration Data',
    description:
      'Removes every invented fact of the demonstration; for the platform team.',
    attributes: { ...attributes, destructive: true },
    visibilityPermission: factDeletePermission,
    schema: {
      input: zod => zod.object({}),
      output: zod =>
        zod.object({ facts: zod.number().describe('How many were removed') }),
    },
    async action({ credentials }) {
      await access.require(factDeletePermission, credentials);
      const { removed } = await audit.record(
        {
          id: 'source-remove',
          meta: { source: DEMONSTRATION, by: access.nameOf(credentials) },
        },
        () => stores.facts.removeSource(DEMONSTRATION),
        result => result,
      );
      if (removed === 0) {
        throw new NotFoundError('There is no demonstration data');
      }
      tools.onChange();
      return { output: { facts: removed } };
    },
  });
}
