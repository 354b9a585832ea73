import type {
  FactKind,
  FactReport,
  RepositoryReference,
} from '@internal/plugin-platform-metrics-common';
import type { FactRecorder } from '@internal/plugin-platform-metrics-node';

/** Keeps of every fact the report that counts, as the real one does. */
export class MemoryRecorder implements FactRecorder {
  private readonly facts = new Map<string, FactReport>();
  /** How many reports were taken in, repeated ones too. */
  taken = 0;
  /** Called before reports are taken; throws where the database is down. */
  onRecord: () => void = () => {};

  clear(): void {
    this.facts.clear();
    this.taken = 0;
    this.onRecord = () => {};
  }

  async record(reports: readonly FactReport[]): Promise<void> {
    this.onRecord();
    for (const report of reports) {
      this.taken += 1;
      const key = `${report.kind} ${report.source} ${report.externalId}`;
      const known = this.facts.get(key);
      if (!known || outranks(report, known)) {
        this.facts.set(key, report);
      }
    }
  }

  async listReported(
    kind: FactKind,
    repository?: RepositoryReference,
  ): Promise<string[]> {
    return [...this.facts.values()]
      .filter(
        fact =>
          fact.kind === kind &&
          !fact.isWithdrawn &&
          (!repository ||
            !('repository' in fact) ||
            fact.repository.repositoryId === repository.repositoryId),
      )
      .map(({ externalId }) => externalId);
  }

  /** All that count, by kind. */
  of<K extends FactKind>(kind: K): Array<Extract<FactReport, { kind: K }>> {
    return [...this.facts.values()].filter(
      (fact): fact is Extract<FactReport, { kind: K }> =>
        fact.kind === kind && !fact.isWithdrawn,
    );
  }

  withdrawn(kind: FactKind): string[] {
    return [...this.facts.values()]
      .filter(fact => fact.kind === kind && fact.isWithdrawn)
      .map(({ externalId }) => externalId);
  }

  /** What counts, without when it was reported: equal where the numbers are. */
  content(): unknown[] {
    return [...this.facts.values()]
      .filter(({ isWithdrawn }) => !isWithdrawn)
      .map(({ reportedAt, ...fact }) => fact)
      .toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
  }
}

function idOf({ kind, externalId }: Pick<FactReport, 'externalId' | 'kind'>) {
  return `${kind} ${externalId}`;
}

function outranks(report: FactReport, known: FactReport): boolean {
  if (report.reportedAt !== known.reportedAt) {
    return report.reportedAt > known.reportedAt;
  }
  return canonical(report) > canonical(known);
}

function canonical(report: FactReport): string {
  return JSON.stringify(
    Object.entries(report).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}
