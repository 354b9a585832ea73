import type {
  FactReport,
  IncidentReport,
  SupportRequestReport,
} from '@internal/plugin-platform-metrics-common';

/**
 * What an event adds to what others told of the same subject: it began at the
 * earliest of them and ended at the latest end, in whatever order they come.
 */
export function mergeSpan(
  report: FactReport,
  known: FactReport | undefined,
): FactReport {
  if (report.kind === 'incident' && known?.kind === 'incident') {
    return mergeIncident(report, known);
  }
  if (report.kind === 'support-request' && known?.kind === 'support-request') {
    return mergeSupportRequest(report, known);
  }
  return report;
}

function mergeIncident(
  event: IncidentReport,
  known: IncidentReport,
): IncidentReport {
  const openedAt = Math.min(event.openedAt, known.openedAt);
  const resolvedAt = latest(event.resolvedAt, known.resolvedAt);
  return openedAt === known.openedAt && resolvedAt === known.resolvedAt
    ? known
    : { ...known, ...after(event, known), openedAt, resolvedAt };
}

function mergeSupportRequest(
  event: SupportRequestReport,
  known: SupportRequestReport,
): SupportRequestReport {
  const openedAt = Math.min(event.openedAt, known.openedAt);
  const closedAt = latest(event.closedAt, known.closedAt);
  const requester = known.requester ?? event.requester;
  return openedAt === known.openedAt && closedAt === known.closedAt
    ? known
    : { ...known, ...after(event, known), openedAt, closedAt, requester };
}

/** Of reports of a fact the latest counts: an event that comes late does, too. */
function after(event: FactReport, known: FactReport) {
  return { reportedAt: Math.max(event.reportedAt, known.reportedAt + 1) };
}

function latest(...instants: Array<number | undefined>): number | undefined {
  const known = instants.filter(instant => instant !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}
