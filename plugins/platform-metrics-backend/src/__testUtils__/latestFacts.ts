import type { FactReport } from '@internal/plugin-platform-metrics-common';

/** What counts of reports: the last of each fact. */
export function latestFacts(reports: readonly FactReport[]): FactReport[] {
  return [
    ...new Map(
      reports.map(report => [
        `${report.kind}\n${report.source}\n${report.externalId}`,
        report,
      ]),
    ).values(),
  ];
}
