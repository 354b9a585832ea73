import type {
  MetricsSettings,
  Week,
} from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import { instant } from './columns';
import type { Row } from './factTables';

/** What outcomes and rollups depend on beside facts. */
export type RollupSettings = Pick<
  MetricsSettings,
  'failureRules' | 'hotfixLabels' | 'tiers' | 'timeZone'
>;

/** One transaction's turn at writing. It notes what it changed, for readers. */
export class WriteTurn {
  /** That of everything written in this turn. */
  readonly revision: number;
  readonly changedWeeks = new Set<Week>();
  isChanged = false;
  /** Whether more is to be said in the row of `writer` than the revision. */
  changesWriterRow: boolean;
  /** That of all that was written before. */
  readonly lastEpoch: number;

  private servicesRevision: number;
  private epoch: number;
  private computedWith: RollupSettings;
  private rebuilt: number | null;

  constructor(
    readonly transaction: Knex.Transaction,
    /** Of `writer`, with the revision of this turn. */
    row: Row,
    /** Where nothing was computed yet. */
    firstSettings: RollupSettings,
  ) {
    this.revision = instant(row.revision);
    this.servicesRevision = instant(row.services_revision);
    this.lastEpoch = instant(row.epoch);
    this.epoch = this.lastEpoch;
    this.computedWith =
      row.settings === null ? firstSettings : JSON.parse(String(row.settings));
    this.rebuilt = row.rebuilt_to === null ? null : Number(row.rebuilt_to);
    this.changesWriterRow = row.settings === null;
  }

  table(name: string) {
    return this.transaction(name);
  }

  /**
   * What everything is computed with: the same on every replica, until a
   * rebuild takes over others.
   */
  get settings(): RollupSettings {
    return this.computedWith;
  }

  /** The last service that a rebuild under way has done. */
  get rebuiltTo(): number | undefined {
    return this.rebuilt ?? undefined;
  }

  changed() {
    this.isChanged = true;
  }

  weekChanged(week: Week) {
    this.isChanged = true;
    this.changedWeeks.add(week);
  }

  servicesChanged() {
    this.writerRowChanged();
    this.servicesRevision = this.revision;
  }

  /** Rows went that readers may have kept: they have to read everything again. */
  rowsTaken() {
    this.servicesChanged();
    this.epoch = this.revision;
  }

  computeWith(settings: RollupSettings) {
    this.writerRowChanged();
    this.computedWith = settings;
  }

  rebuiltUpTo(service: number | undefined) {
    this.writerRowChanged();
    this.rebuilt = service ?? null;
  }

  /** What the row of `writer` says after this turn. */
  writerRow(): Row {
    return {
      services_revision: this.servicesRevision,
      epoch: this.epoch,
      settings: JSON.stringify(this.computedWith),
      rebuilt_to: this.rebuilt,
    };
  }

  private writerRowChanged() {
    this.isChanged = true;
    this.changesWriterRow = true;
  }
}

/** The part of the settings that what is stored depends on. */
export function rollupSettings(settings: MetricsSettings): RollupSettings {
  const { failureRules, hotfixLabels, tiers, timeZone } = settings;
  return { failureRules, hotfixLabels, tiers, timeZone };
}
