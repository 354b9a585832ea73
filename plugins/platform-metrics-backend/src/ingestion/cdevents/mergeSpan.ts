import type {
  FactReport,
  IncidentReport,
  SupportRequestReport,
} from '@internal/plugin-platform-metrics-common';
import { canonicalJson } from '../../database/canonicalJson';

type SpanReport = IncidentReport | SupportRequestReport;

/** Whether others tell of the other end of what a report is about. */
export function isSpan(report: FactReport): report is SpanReport {
  return report.kind === 'incident' || report.kind === 'support-request';
}

/**
 * What an event adds to what others told of the same subject: it began at the
 * earliest of them and ended at the latest end. Whatever else one of them says
 * counts; of what several say, the greater text, so that any order gives the
 * same.
 */
export function mergeSpan(
  event: FactReport,
  known: FactReport | undefined,
): FactReport {
  if (!known || !isSpan(event) || !isSpan(known)) {
    return event;
  }
  const merged = {
    ...greaterOfEach(event, known),
    openedAt: Math.min(event.openedAt, known.openedAt),
    // Of reports of a fact the latest counts: an event that comes late does, too.
    reportedAt: Math.max(event.reportedAt, known.reportedAt + 1),
  };
  const isNews =
    canonicalJson({ ...merged, reportedAt: known.reportedAt }) !==
    canonicalJson(known);
  return isNews ? merged : known;
}

function greaterOfEach<R extends SpanReport>(one: R, other: SpanReport): R {
  const isGreater = (a: unknown, b: unknown) =>
    typeof a === 'number' && typeof b === 'number'
      ? a > b
      : canonicalJson(a) > canonicalJson(b);
  const greater: R = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const own = greater[key as keyof R];
    if (value !== undefined && (own === undefined || isGreater(value, own))) {
      Object.assign(greater, { [key]: value });
    }
  }
  return greater;
}
