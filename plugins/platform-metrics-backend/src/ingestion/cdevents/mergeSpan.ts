import type {
  FactReport,
  IncidentReport,
  SupportRequestReport,
} from '@internal/plugin-platform-metrics-common';
import { canonicalJson } from '../../database/canonicalJson';
import { nameOf } from '../../database/DatedReference';

type SpanReport = IncidentReport | SupportRequestReport;

/** Whether others tell of the other end of what a report is about. */
export function isSpan(report: FactReport): report is SpanReport {
  return report.kind === 'incident' || report.kind === 'support-request';
}

/**
 * What an event adds to what others told of the same subject: it began at the
 * earliest of them and ended at the latest end. Of all else, what the later
 * event says counts, and of two at the same instant the greater text. What that
 * one leaves out is as the other says: either order gives the same.
 *
 * Kept is when the last event was, not which one said what. Where the last one
 * leaves out what two earlier ones contradict each other about, the order in
 * which all three arrive may matter; so it may where three of one instant do.
 */
export function mergeSpan(
  event: FactReport,
  known: FactReport | undefined,
): FactReport {
  if (!known || !isSpan(event) || !isSpan(known)) {
    return event;
  }
  const merged = withKnownId(
    {
      ...laterOfEach(event, known),
      openedAt: Math.min(event.openedAt, known.openedAt),
    },
    known,
  );
  if (event.reportedAt > known.reportedAt) {
    return { ...merged, reportedAt: event.reportedAt };
  }
  // Of reports of a fact the latest counts: an event that comes late adds, too.
  const isNews =
    canonicalJson({ ...merged, reportedAt: known.reportedAt }) !==
    canonicalJson(known);
  return isNews ? { ...merged, reportedAt: known.reportedAt + 1 } : known;
}

function laterOfEach<R extends SpanReport>(event: R, known: SpanReport): R {
  const isOfOneInstant = event.reportedAt === known.reportedAt;
  const counts = (said: unknown, before: unknown) => {
    if (typeof said === 'number' && typeof before === 'number') {
      return said > before;
    }
    return isOfOneInstant
      ? canonicalJson(said) > canonicalJson(before)
      : event.reportedAt > known.reportedAt;
  };
  const merged: R = { ...event };
  for (const [key, before] of Object.entries(known)) {
    const said = event[key as keyof R];
    if (before !== undefined && (said === undefined || !counts(said, before))) {
      Object.assign(merged, { [key]: before });
    }
  }
  return merged;
}

/** Events name a repository without its id. */
function withKnownId(merged: SpanReport, known: SpanReport): SpanReport {
  if (
    merged.kind !== 'incident' ||
    known.kind !== 'incident' ||
    nameOf(merged.repository) !== nameOf(known.repository)
  ) {
    return merged;
  }
  const { repositoryId = known.repository.repositoryId } = merged.repository;
  return { ...merged, repository: { ...merged.repository, repositoryId } };
}
