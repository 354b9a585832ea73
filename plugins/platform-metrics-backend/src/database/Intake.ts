import { weekOf } from '@internal/plugin-platform-metrics-common';
import type { FactChange } from '../rollups/FactChange';
import type { SupportWeek } from '../rollups/countSupportRequests';
import { STATES_THAT_COUNT } from '../rollups/readServiceFacts';
import { tierOf } from '../rollups/tierOf';
import type { DatedReference } from './DatedReference';
import type { KnownServices } from './KnownServices';
import { flag, instant, optionalText } from './columns';
import type { FactTable, Row } from './factTables';
import { inChunks } from './inChunks';
import { countsMore, type KeptReport } from './latestReports';
import { ServiceRegister } from './ServiceRegister';
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
    known: KnownServices,
  ): Promise<Intake> {
    const register = await ServiceRegister.open(turn, references, known);
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
    if (reports.length === 1 && (await this.takeNew(reports[0]))) {
      return;
    }
    const known = await this.readKnown(table, reports);
    const rows: Row[] = [];
    const changes: FactChange[] = [];
    for (const { report, row, isUpdate } of reports) {
      const before = known.get(row.id);
      if (before ? !countsMore(row, before, table) : isUpdate) {
        continue;
      }
      if (table.isOfService && 'repository' in report) {
        row.service_id = await this.register.resolve({
          repository: report.repository,
          at: report.reportedAt,
        });
      }
      const change = { table, row, before };
      this.derive(change);
      this.note(change);
      rows.push(row);
      changes.push(change);
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

  /**
   * Nearly every fact that comes alone is new, and of a known service: that
   * takes one statement. Whether it was so.
   */
  private async takeNew({ table, report, row, isUpdate }: KeptReport) {
    if (isUpdate) {
      return false;
    }
    if (table.isOfService && 'repository' in report) {
      row.service_id = this.register.find(report.repository);
      if (row.service_id === undefined) {
        return false;
      }
    }
    const change = { table, row };
    this.derive(change);
    const added: unknown[] = await this.turn
      .table(table.name)
      .insert(row)
      .onConflict('id')
      .ignore()
      .returning('id');
    if (added.length === 0) {
      return false;
    }
    this.turn.changed();
    this.note(change);
    if (table.kind === 'deployment-status') {
      await this.touchDeployments([change]);
    }
    return true;
  }

  private async readKnown(
    table: FactTable,
    reports: readonly KeptReport[],
  ): Promise<Map<unknown, Row>> {
    const ids = reports.map(({ row }) => String(row.id));
    const rows: Row[] = await this.turn.table(table.name).whereIn('id', ids);
    return new Map(rows.map(row => [row.id, row]));
  }

  /** What its row says beside what was reported. */
  private derive({ table, row, before }: FactChange) {
    if (table.kind === 'deployment') {
      row.tier = tierOf(String(row.environment), this.settings);
    } else if (table.kind === 'support-request') {
      placeInSquad(row, before);
    }
  }

  /** What may follow from it. */
  private note(change: FactChange) {
    const { table, row, before } = change;
    const states = before ? [row, before] : [row];
    if (table.kind === 'support-request') {
      this.touchSupport(states);
    }
    if (table.kind === 'repository') {
      states.forEach(one =>
        this.register.noteDescription(Number(one.service_id)),
      );
    }
    if (!table.isOfService) {
      return;
    }
    const service = Number(row.service_id);
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

  private touchSupport(states: readonly Row[]) {
    for (const one of states) {
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
   * that it is another deployment's. From most states nothing follows.
   */
  private async touchDeployments(statuses: readonly FactChange[]) {
    const changes = statuses.filter(({ row, before }) =>
      [row, before].some(one => STATES_THAT_COUNT.includes(String(one?.state))),
    );
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

/** Who asked was found out for the requester there was. */
function placeInSquad(row: Row, before: Row | undefined) {
  const isSameRequester = before?.requester === row.requester;
  row.requester_entity = isSameRequester ? before?.requester_entity : null;
  row.requester_squad = isSameRequester ? before?.requester_squad : null;
  row.assigned_squad = before?.assigned_squad ?? null;
  Object.assign(row, supportSquad(row));
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
