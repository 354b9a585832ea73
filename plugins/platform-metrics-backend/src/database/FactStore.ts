import type {
  FactKind,
  FactReport,
  RepositoryReference,
} from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import { countSupportRequests } from '../rollups/countSupportRequests';
import { followFacts } from '../rollups/followFacts';
import { nameOf, type DatedReference } from './DatedReference';
import { factId } from './factId';
import { factTables, type Row } from './factTables';
import { Intake } from './Intake';
import { GroupCommit } from './GroupCommit';
import { inChunks } from './inChunks';
import { KnownServices } from './KnownServices';
import { countsMore, latestReports, type KeptReport } from './latestReports';
import { mergeKnown, type Merge } from './mergeKnown';
import { SourceRemoval } from './SourceRemoval';
import type { Writer } from './Writer';
import type { WriteTurn } from './WriteTurn';

/** A fact as it is kept. */
export interface StoredFact {
  id: string;
  /** Id of the service; support requests are of none. */
  service?: number;
  report: FactReport;
}

/** What recording a report would do. */
export type Comparison = 'changed' | 'new' | 'stale' | 'unchanged';

/** So many rows are in memory at once while all are read. */
const PAGE = 1_000;

/** Takes facts in, with all that follows from them. */
export class FactStore {
  private readonly known = new KnownServices();
  private readonly recording = new GroupCommit(
    (reports: readonly FactReport[]) => this.recordAtOnce(reports),
  );

  constructor(
    private readonly knex: Knex,
    private readonly writer: Writer,
  ) {}

  /**
   * Records what a source reports: all or nothing, and safe to repeat. What
   * follows for outcomes and rollups is written in the same transaction. What
   * is recorded meanwhile shares the next one, and then changed something if
   * any of it did.
   */
  async record(
    reports: readonly FactReport[],
  ): Promise<{ isChanged: boolean }> {
    return this.recording.add(reports);
  }

  /**
   * Records reports that add to what is known of their facts: all or nothing.
   * Nobody else writes between `merge` and the commit.
   */
  async recordMerged(
    reports: readonly FactReport[],
    merge: Merge,
  ): Promise<{ isChanged: boolean }> {
    return this.writer.write(async turn => {
      const merged = await mergeKnown(turn, reports, merge);
      return this.take(turn, merged, latestReports(merged));
    });
  }

  private async recordAtOnce(
    reports: readonly FactReport[],
  ): Promise<{ isChanged: boolean }> {
    const latest = latestReports(reports);
    return this.writer.write(turn => this.take(turn, reports, latest));
  }

  private async take(
    turn: WriteTurn,
    reports: readonly FactReport[],
    latest: ReadonlyMap<string, KeptReport>,
  ): Promise<{ isChanged: boolean }> {
    const { touchedServices, touchedSupport } = await Intake.take(
      turn,
      latest.values(),
      references(reports),
      this.known,
    );
    await followFacts(turn, touchedServices);
    await countSupportRequests(turn, touchedSupport);
    return { isChanged: turn.isChanged };
  }

  /** What recording these would do, one by one and in the order given. */
  async compare(reports: readonly FactReport[]): Promise<Comparison[]> {
    const kept = new Map<string, Row>();
    for (const { kind, name } of Object.values(factTables)) {
      const ids = reports
        .filter(report => report.kind === kind)
        .map(report => factId(kind, report));
      for (const chunk of inChunks(ids)) {
        const rows: Row[] = await this.knex(name).whereIn('id', chunk);
        rows.forEach(row => kept.set(String(row.id), row));
      }
    }
    return reports.map(report => {
      const table = factTables[report.kind];
      const row = table.toRow(report);
      const before = kept.get(String(row.id));
      if (!before) {
        return 'new';
      }
      if (countsMore(row, before, table)) {
        return 'changed';
      }
      return countsMore(before, row, table) ? 'stale' : 'unchanged';
    });
  }

  /**
   * External ids of what a source reported and did not withdraw; of one
   * repository where that is given.
   */
  async listReported(options: {
    source: string;
    kind: FactKind;
    repository?: RepositoryReference;
  }): Promise<string[]> {
    const { source, kind, repository } = options;
    const facts = this.knex(factTables[kind].name)
      .where({ source, is_withdrawn: false })
      .orderBy('external_id');
    if (repository && kind === 'deployment-status') {
      facts.whereIn(
        'deployment_id',
        this.knex('deployments')
          .whereIn('service_id', this.serviceOf(repository))
          .select('id'),
      );
    } else if (repository) {
      facts.whereIn('service_id', this.serviceOf(repository));
    }
    return facts.pluck('external_id');
  }

  /**
   * Removes all that a source reported, and what follows from it: services
   * that nobody else reported are gone. How many facts and baselines there were.
   */
  async removeSource(source: string): Promise<{ removed: number }> {
    return new SourceRemoval(this.knex, this.writer, source).run();
  }

  /** Every fact of a kind, by id; withdrawn ones included. */
  async *readAll(kind: FactKind): AsyncGenerator<StoredFact> {
    const { name, toReport } = factTables[kind];
    for (let last = ''; ;) {
      const rows: Row[] = await this.knex(name)
        .where('id', '>', last)
        .orderBy('id')
        .limit(PAGE);
      for (const row of rows) {
        yield {
          id: String(row.id),
          ...(row.service_id !== undefined && {
            service: Number(row.service_id),
          }),
          report: toReport(row),
        };
      }
      if (rows.length < PAGE) {
        return;
      }
      last = String(rows[rows.length - 1].id);
    }
  }

  private serviceOf(repository: RepositoryReference) {
    const { repositoryId } = repository;
    return this.knex('services')
      .where(
        repositoryId === undefined
          ? { name: nameOf(repository) }
          : { repository_id: repositoryId },
      )
      .select('id');
  }
}

/** What reports say of names counts even where the facts themselves are stale. */
function references(reports: readonly FactReport[]): DatedReference[] {
  return reports.flatMap(report =>
    'repository' in report && report.kind !== 'deployment-status'
      ? [{ repository: report.repository, at: report.reportedAt }]
      : [],
  );
}
