import { InputError } from '@backstage/errors';
import {
  factCreatePermission,
  type BatchResult,
} from '@internal/plugin-platform-metrics-common';
import { HTTP } from 'cloudevents';
import type { Request } from 'express';
import type { EventReader } from '../ingestion/cdevents/EventReader';
import type { CsvImport } from '../ingestion/csv/CsvImport';
import type { ItemKind, ItemReader } from '../ingestion/ItemReader';
import type { ReportIntake } from '../ingestion/ReportIntake';
import type { AuditTrail } from './AuditTrail';
import type { Call, Routes } from './Operations';

/** What is reported over HTTP. */
export function reportRoutes({
  audit,
  eventIntake,
  events,
  imports,
  intake,
  items,
}: {
  audit: AuditTrail;
  eventIntake: ReportIntake;
  events: EventReader;
  imports: CsvImport;
  intake: ReportIntake;
  items: ItemReader;
}) {
  const permission = factCreatePermission;
  const describe = ({ recorded, ignored, rejected }: BatchResult) => ({
    recorded,
    ignored,
    rejected,
  });
  const report = (
    kind: ItemKind,
    { body, request }: { body: { items: object[] }; request: Request },
  ) =>
    audit.record(
      { id: 'fact-report', request, meta: { kind } },
      async () => intake.record(await items.read(kind, body.items, Date.now())),
      describe,
    );

  return {
    reportDeployments: {
      permission,
      answer: call => report('deployments', call),
    },
    reportIncidents: {
      permission,
      answer: call => report('incidents', call),
    },
    reportSupportRequests: {
      permission,
      answer: call => report('support-requests', call),
    },
    reportEvents: {
      permission,
      answer: ({ request }) =>
        audit.record(
          { id: 'fact-report', request, meta: { kind: 'events' } },
          async () => eventIntake.record(await events.read(eventsOf(request))),
          describe,
        ),
    },
    previewImport: {
      permission,
      answer: ({ parameters: { kind }, body }: Call<'previewImport'>) =>
        imports.preview(kind, body),
    },
    runImport: {
      permission,
      answer: ({ parameters: { kind }, body, request }) =>
        audit.record(
          { id: 'fact-import', request, meta: { kind } },
          () => imports.run(kind, body),
          result => result,
        ),
    },
  } satisfies Partial<Routes>;
}

/** One event or several, in any of the modes that CloudEvents has over HTTP. */
function eventsOf({ body, headers }: Request): unknown[] {
  if (headers['ce-id'] === undefined) {
    return Array.isArray(body) ? body : [body];
  }
  try {
    return [HTTP.toEvent({ headers, body })].flat();
  } catch (error) {
    throw new InputError('The headers are not those of a CloudEvent', error);
  }
}
