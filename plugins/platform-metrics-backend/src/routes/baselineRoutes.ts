import { metricReadPermission } from '@internal/plugin-platform-metrics-common';
import {
  ORGANIZATION,
  type BaselineService,
} from '../baselines/BaselineService';
import { baselineTable } from '../exports/tables';
import type { Access } from '../permissions/Access';
import type { AuditTrail } from './AuditTrail';
import type { Routes } from './Operations';

/** What metrics were before the platform. */
export function baselineRoutes({
  access,
  audit,
  baselines,
}: {
  access: Access;
  audit: AuditTrail;
  baselines: BaselineService;
}) {
  return {
    listBaselines: {
      permission: metricReadPermission,
      answer: async () => ({ items: await baselines.list() }),
      table: async () => baselineTable(await baselines.list()),
    },
    putBaseline: {
      answer: async ({ body, credentials, request }) => {
        const baseline = { ...body, subject: readSubject(body.subject) };
        await access.requireBaselinesOf(baseline.subject, credentials);
        return audit.record(
          { id: 'baseline-enter', request, meta: { ...baseline } },
          () => baselines.enter(baseline, access.nameOf(credentials)),
        );
      },
    },
    computeBaseline: {
      answer: async ({ body: { metric, subject }, credentials, request }) => {
        const baseline = { metric, subject: readSubject(subject) };
        await access.requireBaselinesOf(baseline.subject, credentials);
        return audit.record(
          { id: 'baseline-compute', request, meta: baseline },
          () => baselines.compute(baseline, access.nameOf(credentials)),
          ({ value, sampleSize = 0 }) => ({ value, sampleSize }),
        );
      },
    },
    deleteBaseline: {
      answer: async ({ parameters, credentials, request }) => {
        const { metric } = parameters;
        const subject = readSubject(parameters.subject);
        await access.requireBaselinesOf(subject, credentials);
        await audit.record(
          { id: 'baseline-remove', request, meta: { metric, subject } },
          () => baselines.remove(metric, subject),
        );
      },
    },
  } satisfies Partial<Routes>;
}

function readSubject(subject: string): string {
  return subject === ORGANIZATION ? subject : subject.toLowerCase();
}
