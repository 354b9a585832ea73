import { optionalText } from './columns';
import { serviceFactTables, type Row } from './factTables';
import type { WriteTurn } from './WriteTurn';

/** A service that was. */
export interface RemovedService {
  id: number;
  repositoryId?: string;
}

/** Of these services, removes those that no fact is about; answers with them. */
export async function removeEmptyServices(
  turn: WriteTurn,
  services: Iterable<number>,
): Promise<RemovedService[]> {
  const removed: RemovedService[] = [];
  for (const service of services) {
    if (!(await hasFacts(turn, service))) {
      const weeks = await turn
        .table('weekly_rollups')
        .where({ service_id: service })
        .pluck('week');
      weeks.forEach(week => turn.weekChanged(week));
      await turn.table('weekly_rollups').where({ service_id: service }).del();
      const row: Row = await turn
        .table('services')
        .where({ id: service })
        .first('repository_id');
      await turn.table('services').where({ id: service }).del();
      turn.rowsTaken();
      removed.push({
        id: service,
        repositoryId: optionalText(row.repository_id),
      });
    }
  }
  return removed;
}

async function hasFacts(turn: WriteTurn, service: number): Promise<boolean> {
  for (const { name } of serviceFactTables) {
    if (await turn.table(name).where({ service_id: service }).first('id')) {
      return true;
    }
  }
  return false;
}
