import { weekOf } from '@internal/plugin-platform-metrics-common';
import type { FactChange } from '../rollups/affectsOutcomes';
import type { SupportWeek } from '../rollups/countSupportRequests';
import { tierOf } from '../rollups/tierOf';
import { flag, instant, optionalText } from './columns';
import type { FactTable, Row } from './factTables';
import { inChunks } from './inChunks';
import { countsMore, type KeptReport } from './latestReports';
import { ServiceRegister, type DatedReference } from './ServiceRegister';
import { supportSquad } from './supportSquad';
import type { RollupSettings, WriteTurn } from './WriteTurn';

/** Stores reports, and finds out whose outcomes and which counts they touch. */
export class Intake {
  /** Services whose facts changed, and how where that may not matter. */
  readonly touchedServices = new Map<number, FactChange[] | 'unknown'>();
  readonly touchedSupport: SupportWeek[] = [];
  /** Services that facts went from: their repository was corrected. */
  private readonly leftServices = new Set<number>();

  private constructor(
    private readonly turn: WriteTurn,
    private readonly register: ServiceRegister,
    private readonly settings: RollupSettings,
  ) {}

  static async take(
    turn: WriteTurn,
    reports: Iterable<KeptReport>,
    references: readonly DatedReference[],
  ): Promise<Intake> {
    const register = await ServiceRegister.open(turn, references);
    const intake = new Intake(turn, register, turn.settings);
    for (const [table, ofKind] of byTable(reports)) {
      for (const chunk of inChunks(ofKind)) {
        await intake.takeOfKind(table, chunk);
      }
    }
    await register.settle(intake.leftServices);
    register.touched.forEach(service =>
      intake.touchedServices.set(service, 'unknown'),
    );
    return intake;
  }

  private async takeOfKind(table: FactTable, reports: readonly KeptReport[]) {
    const known = await this.readKnown(table, reports);
    const rows: Row[] = [];
    const changes: FactChange[] = [];
    for (const { report, row, isUpdate } of reports) {
      const before = known.get(row.id);
      if (before ? !countsMore(row, before, table) : isUpdate) {
        continue;
      }
      if (table.isOfService && 'repository' in report) {
        const service = await this.register.resolve({
          repository: report.repository,
          at: report.reportedAt,
        });
        this.placeInService(service, { table, row, before });
      } else if (table.kind === 'support-request') {
        this.placeInSquad(row, before);
      }
      if (table.kind === 'repository') {
        [row, before].forEach(
          one => one && this.register.noteDescription(Number(one.service_id)),
        );
      }
      rows.push(row);
      changes.push({ table, row, before });
    }
    if (rows.length > 0) {
      this.turn.changed();
      await this.turn
        .table(table.name)
        .insert(rows)
        .onConflict('id')
        .merge(Object.keys(rows[0]).filter(column => column !== 'id'));
    }
    if (table.kind === 'deployment-status') {
      await this.touchDeployments(changes);
    }
  }

  private async readKnown(
    table: FactTable,
    reports: readonly KeptReport[],
  ): Promise<Map<unknown, Row>> {
    const ids = reports.map(({ row }) => String(row.id));
    const rows: Row[] = await this.turn.table(table.name).whereIn('id', ids);
    return new Map(rows.map(row => [row.id, row]));
  }

  private placeInService(service: number, change: FactChange) {
    const { table, row, before } = change;
    row.service_id = service;
    if (table.kind === 'deployment') {
      row.tier = tierOf(String(row.environment), this.settings);
    }
    if (before && before.service_id !== service) {
      const left = Number(before.service_id);
      this.leftServices.add(left);
      this.touchedServices.set(left, 'unknown').set(service, 'unknown');
    } else {
      this.touch(service, change);
    }
  }

  private touch(service: number, change: FactChange) {
    const known = this.touchedServices.get(service);
    if (known === undefined) {
      this.touchedServices.set(service, [change]);
    } else if (known !== 'unknown') {
      known.push(change);
    }
  }

  /** Who asked was found out for the requester there was. */
  private placeInSquad(row: Row, before: Row | undefined) {
    const isSameRequester = before?.requester === row.requester;
    row.requester_entity = isSameRequester ? before?.requester_entity : null;
    row.requester_squad = isSameRequester ? before?.requester_squad : null;
    row.assigned_squad = before?.assigned_squad ?? null;
    Object.assign(row, supportSquad(row));
    for (const one of before ? [before, row] : [row]) {
      if (!flag(one.is_withdrawn)) {
        this.touchedSupport.push({
          squad: optionalText(one.squad),
          week: weekOf(instant(one.opened_at), this.settings.timeZone),
        });
      }
    }
  }

  /**
   * A status is of the service that its deployment is of; a correction may say
   * that it is another deployment's.
   */
  private async touchDeployments(changes: readonly FactChange[]) {
    const deploymentsOf = ({ row, before }: FactChange) =>
      new Set([row, before].flatMap(one => one?.deployment_id ?? []));
    const services = new Map<unknown, number>();
    const ids = new Set(changes.flatMap(change => [...deploymentsOf(change)]));
    for (const chunk of inChunks([...ids].map(String))) {
      const rows: Row[] = await this.turn
        .table('deployments')
        .whereIn('id', chunk)
        .select('id', 'service_id');
      rows.forEach(row => services.set(row.id, Number(row.service_id)));
    }
    for (const change of changes) {
      for (const deployment of deploymentsOf(change)) {
        const service = services.get(deployment);
        if (service !== undefined) {
          this.touch(service, change);
        }
      }
    }
  }
}

/** Deployments before their statuses: these look for them. */
function byTable(reports: Iterable<KeptReport>): Map<FactTable, KeptReport[]> {
  const tables = new Map<FactTable, KeptReport[]>();
  for (const kept of reports) {
    const ofKind = tables.get(kept.table);
    if (ofKind) {
      ofKind.push(kept);
    } else {
      tables.set(kept.table, [kept]);
    }
  }
  return new Map(
    [...tables].sort(
      ([a], [b]) =>
        Number(a.kind === 'deployment-status') -
        Number(b.kind === 'deployment-status'),
    ),
  );
}
