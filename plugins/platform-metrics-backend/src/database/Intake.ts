import { weekOf } from '@internal/plugin-platform-metrics-common';
import type { SupportWeek } from '../rollups/countSupportRequests';
import { flag, instant, optionalText } from './columns';
import type { FactTable, Row } from './factTables';
import { inChunks } from './inChunks';
import { countsMore, type KeptReport } from './latestReports';
import { ServiceRegister, type DatedReference } from './ServiceRegister';
import { supportSquad } from './supportSquad';
import type { WriteTurn } from './WriteTurn';

/** Stores reports, and finds out whose outcomes and which counts they touch. */
export class Intake {
  readonly touchedServices = new Set<number>();
  readonly touchedSupport: SupportWeek[] = [];
  /** Services that facts went from: their repository was corrected. */
  private readonly leftServices = new Set<number>();

  private constructor(
    private readonly turn: WriteTurn,
    private readonly register: ServiceRegister,
    private readonly timeZone: string,
  ) {}

  static async take(
    turn: WriteTurn,
    reports: Iterable<KeptReport>,
    options: { references: readonly DatedReference[]; timeZone: string },
  ): Promise<Intake> {
    const register = await ServiceRegister.open(turn, options.references);
    const intake = new Intake(turn, register, options.timeZone);
    for (const [table, ofKind] of byTable(reports)) {
      for (const chunk of inChunks(ofKind)) {
        await intake.takeOfKind(table, chunk);
      }
    }
    await register.settle(intake.leftServices);
    register.touched.forEach(service => intake.touchedServices.add(service));
    return intake;
  }

  private async takeOfKind(table: FactTable, reports: readonly KeptReport[]) {
    const known = await this.readKnown(table, reports);
    const rows: Row[] = [];
    const replaced: Row[] = [];
    for (const { report, row, isUpdate } of reports) {
      const before = known.get(row.id);
      if (before ? !countsMore(row, before, table) : isUpdate) {
        continue;
      }
      if (table.isOfService && 'repository' in report) {
        await this.placeInService(row, before, {
          repository: report.repository,
          at: report.reportedAt,
        });
      } else if (table.kind === 'support-request') {
        this.placeInSquad(row, before);
      }
      if (table.kind === 'repository') {
        [row, before].forEach(
          one => one && this.register.noteDescription(Number(one.service_id)),
        );
      }
      rows.push(row);
      if (before) {
        replaced.push(before);
      }
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
      // A correction may say that it is another deployment's.
      await this.touchDeployments([...rows, ...replaced]);
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

  private async placeInService(
    row: Row,
    before: Row | undefined,
    reference: DatedReference,
  ) {
    const service = await this.register.resolve(reference);
    row.service_id = service;
    this.touchedServices.add(service);
    if (before && before.service_id !== service) {
      this.touchedServices.add(Number(before.service_id));
      this.leftServices.add(Number(before.service_id));
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
          week: weekOf(instant(one.opened_at), this.timeZone),
        });
      }
    }
  }

  /** A status is of the service that its deployment is of. */
  private async touchDeployments(statuses: readonly Row[]) {
    const ids = new Set(statuses.map(row => String(row.deployment_id)));
    for (const chunk of inChunks([...ids])) {
      const services: number[] = await this.turn
        .table('deployments')
        .whereIn('id', chunk)
        .distinct()
        .pluck('service_id');
      services.forEach(service => this.touchedServices.add(service));
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
