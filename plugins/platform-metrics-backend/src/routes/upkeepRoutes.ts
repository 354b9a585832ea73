import { NotFoundError } from '@backstage/errors';
import {
  factDeletePermission,
  rollupRebuildPermission,
  supportRequestAssignPermission,
} from '@internal/plugin-platform-metrics-common';
import type { Stores } from '../database/openDatabase';
import type { Access } from '../permissions/Access';
import type { MetricsService } from '../service/MetricsService';
import type { AuditTrail } from './AuditTrail';
import type { Routes } from './Operations';

/** What people mend by hand. */
export function upkeepRoutes({
  access,
  audit,
  metrics,
  stores,
  onChange,
}: {
  access: Access;
  audit: AuditTrail;
  metrics: MetricsService;
  stores: Pick<Stores, 'facts' | 'rebuild' | 'services' | 'supportRequests'>;
  onChange: () => void;
}) {
  return {
    assignSupportRequest: {
      permission: supportRequestAssignPermission,
      answer: async ({ parameters: { id }, body, credentials, request }) => {
        const squad = body.squad.toLowerCase();
        const squads = await stores.services.readSquads();
        if (!squads.some(({ ref }) => ref === squad)) {
          throw new NotFoundError(
            `There is no squad ${squad}: expected one that the catalog has`,
          );
        }
        await audit.record(
          { id: 'support-request-assign', request, meta: { id, squad } },
          () =>
            stores.supportRequests.assign({
              id,
              squad,
              by: access.nameOf(credentials),
              at: Date.now(),
            }),
        );
        onChange();
        return metrics.getFact('support-request', id);
      },
    },
    removeSource: {
      permission: factDeletePermission,
      answer: async ({ parameters: { source }, request }) => {
        const { removed } = await audit.record(
          { id: 'source-remove', request, meta: { source } },
          () => stores.facts.removeSource(source),
          result => result,
        );
        if (removed === 0) {
          throw new NotFoundError(`Nothing was reported by ${source}`);
        }
        onChange();
        return { facts: removed };
      },
    },
    rebuildRollups: {
      permission: rollupRebuildPermission,
      answer: ({ request }) =>
        audit.record(
          { id: 'rollup-rebuild', request },
          async () => {
            const { services, weeks } = await stores.rebuild.run();
            onChange();
            return { services, weeks };
          },
          result => result,
        ),
    },
  } satisfies Partial<Routes>;
}
