import { weekOf } from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import { countSupportRequests } from '../rollups/countSupportRequests';
import { deriveService } from '../rollups/deriveService';
import { applyCatalog } from './applyCatalog';
import { instant, optionalText } from './columns';
import { describeServices } from './describeServices';
import { serviceFactTables, type Row } from './factTables';
import { removeEmptyServices } from './removeEmptyServices';
import type { Writer } from './Writer';
import type { WriteTurn } from './WriteTurn';

/** So many services, or support requests, lose their facts in one transaction. */
const SERVICES = 20;
const REQUESTS = 500;

/**
 * Removes a source's facts, a batch at a time, so that others can be recorded
 * in between. How far the source was goes first, and again at the end what a
 * reconciliation noted meanwhile: the next one begins afresh, and brings back
 * whatever is still there. Broken off, it is simply run again: that there was
 * such a source is forgotten last.
 */
export class SourceRemoval {
  private removed = 0;

  constructor(
    private readonly knex: Knex,
    private readonly writer: Writer,
    private readonly source: string,
  ) {}

  async run(): Promise<{ removed: number }> {
    const services: number[] = await this.knex('services')
      .orderBy('id')
      .pluck('id');
    await this.inTurn(turn => this.forgetProgress(turn));
    for (let start = 0; start < services.length; start += SERVICES) {
      const batch = services.slice(start, start + SERVICES);
      await this.inTurn(turn => this.removeFromServices(turn, batch));
    }
    let hasMore = true;
    while (hasMore) {
      hasMore = await this.inTurn(turn => this.removeSupportRequests(turn));
    }
    await this.inTurn(turn => this.removeRemains(turn));
    return { removed: this.removed };
  }

  /** What is counted by an attempt that is repeated counts once. */
  private async inTurn<T>(work: (turn: WriteTurn) => Promise<T>): Promise<T> {
    const { removed } = this;
    return this.writer.write(turn => {
      this.removed = removed;
      return work(turn);
    });
  }

  private async removeFromServices(turn: WriteTurn, services: number[]) {
    const { source } = this;
    const touched = new Set<number>();
    const deployments = turn
      .table('deployments')
      .whereIn('service_id', services);
    const statuses = turn
      .table('deployment_statuses')
      .where({ source })
      .whereIn('deployment_id', deployments.clone().select('id'));
    const withStatuses: number[] = await deployments
      .clone()
      .whereIn('id', statuses.clone().select('deployment_id'))
      .distinct()
      .pluck('service_id');
    withStatuses.forEach(service => touched.add(service));
    this.count(turn, await statuses.del());

    for (const { name } of serviceFactTables) {
      const facts = turn
        .table(name)
        .where({ source })
        .whereIn('service_id', services);
      const found: number[] = await facts
        .clone()
        .distinct()
        .pluck('service_id');
      if (found.length > 0) {
        found.forEach(service => touched.add(service));
        this.count(turn, await facts.del());
      }
    }
    await this.settle(turn, touched);
  }

  private async settle(turn: WriteTurn, touched: Set<number>) {
    const removed = await removeEmptyServices(turn, touched);
    removed.forEach(({ id }) => touched.delete(id));
    const described = await describeServices(turn, touched, removed);
    await applyCatalog(turn, described);
    if (removed.length > 0) {
      await turn
        .table('repository_names')
        .whereNotIn(
          'repository_id',
          turn
            .table('services')
            .whereNotNull('repository_id')
            .select('repository_id'),
        )
        .del();
    }
    for (const service of touched) {
      await deriveService(turn, service, turn.settings);
    }
  }

  /** Whether there may be more. */
  private async removeSupportRequests(turn: WriteTurn): Promise<boolean> {
    const rows: Row[] = await turn
      .table('support_requests')
      .where({ source: this.source })
      .limit(REQUESTS);
    if (rows.length > 0) {
      const ids = rows.map(row => String(row.id));
      this.count(
        turn,
        await turn.table('support_requests').whereIn('id', ids).del(),
      );
      const { timeZone } = turn.settings;
      await countSupportRequests(
        turn,
        rows.map(row => ({
          squad: optionalText(row.squad),
          week: weekOf(instant(row.opened_at), timeZone),
        })),
      );
    }
    return rows.length === REQUESTS;
  }

  /** Statuses whose deployments nobody reported, empty counts, baselines, its state. */
  private async removeRemains(turn: WriteTurn) {
    const { source } = this;
    this.count(
      turn,
      await turn.table('deployment_statuses').where({ source }).del(),
    );
    if (await turn.table('support_rollups').where({ opened: 0 }).del()) {
      turn.rowsTaken();
    }
    this.count(turn, await turn.table('baselines').where({ source }).del());
    await this.forgetSource(turn);
  }

  private async forgetProgress(turn: WriteTurn) {
    if (await this.forgetSource(turn)) {
      await turn.table('sources').insert({ id: this.source });
    }
  }

  /** Its state, and how far it was. Whether it had any. */
  private async forgetSource(turn: WriteTurn): Promise<boolean> {
    const forgotten = await turn
      .table('sources')
      .where({ id: this.source })
      .del();
    if (forgotten > 0) {
      turn.changed();
    }
    return forgotten > 0;
  }

  private count(turn: WriteTurn, rows: number) {
    if (rows > 0) {
      this.removed += rows;
      turn.changed();
    }
  }
}
