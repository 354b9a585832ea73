import {
  weekOf,
  type MetricsSettings,
} from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import { canonicalJson } from '../database/canonicalJson';
import { instant, optionalText } from '../database/columns';
import type { Row } from '../database/factTables';
import { rollupSettings, type WriteTurn } from '../database/WriteTurn';
import type { Writer } from '../database/Writer';
import { UNASSIGNED } from '../database/RollupStore';
import { countSupportRequests, type SupportWeek } from './countSupportRequests';
import { deriveService } from './deriveService';

/** So many services are computed anew in one transaction. */
const BATCH = 20;

/**
 * Computes everything that follows from facts anew, a batch of services at a
 * time, so that facts can be recorded in between. A rebuild that was broken
 * off goes on where it was.
 */
export class RollupRebuild {
  constructor(
    private readonly knex: Knex,
    private readonly writer: Writer,
    private readonly settings: MetricsSettings,
  ) {}

  /** Where the time zone or the rules changed, or a rebuild was broken off. */
  async runIfDue(): Promise<void> {
    const isDue = await this.writer.write(async turn => {
      const isBrokenOff = turn.rebuiltTo !== undefined;
      return this.takeOverSettings(turn) || isBrokenOff;
    });
    if (isDue) {
      await this.goOn();
    }
  }

  /** All of it, whether due or not. */
  async run(): Promise<{ services: number; weeks: number }> {
    await this.writer.write(async turn => {
      this.takeOverSettings(turn);
      turn.rebuiltUpTo(0);
    });
    await this.goOn();
    const [services] = await this.knex('services').count({ count: '*' });
    const [weeks] = await this.knex('week_revisions').count({ count: '*' });
    return { services: Number(services.count), weeks: Number(weeks.count) };
  }

  /** Whether they differ from those that everything was computed with. */
  private takeOverSettings(turn: WriteTurn): boolean {
    const settings = rollupSettings(this.settings);
    if (canonicalJson(settings) === canonicalJson(turn.settings)) {
      return false;
    }
    turn.computeWith(settings);
    turn.rebuiltUpTo(0);
    return true;
  }

  private async goOn() {
    let hasMore = true;
    while (hasMore) {
      hasMore = await this.writer.write(rebuildBatch);
    }
  }
}

/** Whether there is more to do. */
async function rebuildBatch(turn: WriteTurn): Promise<boolean> {
  if (turn.rebuiltTo === undefined) {
    return false;
  }
  const services: number[] = await turn
    .table('services')
    .where('id', '>', turn.rebuiltTo)
    .orderBy('id')
    .limit(BATCH)
    .pluck('id');
  for (const service of services) {
    await deriveService(turn, service, turn.settings);
  }
  if (services.length === 0) {
    await rebuildSupport(turn);
  }
  turn.rebuiltUpTo(services.at(-1));
  return services.length > 0;
}

async function rebuildSupport(turn: WriteTurn) {
  const { timeZone } = turn.settings;
  const weeks: SupportWeek[] = [];
  const known: Row[] = await turn.table('support_rollups');
  for (const row of known) {
    weeks.push({
      squad: row.squad === UNASSIGNED ? undefined : String(row.squad),
      week: String(row.week),
    });
  }
  const requests: Row[] = await turn
    .table('support_requests')
    .where({ is_withdrawn: false })
    .select('squad', 'opened_at');
  for (const row of requests) {
    weeks.push({
      squad: optionalText(row.squad),
      week: weekOf(instant(row.opened_at), timeZone),
    });
  }
  await countSupportRequests(turn, weeks);
}
