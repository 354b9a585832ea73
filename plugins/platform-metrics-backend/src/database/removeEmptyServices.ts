import { serviceFactTables } from './factTables';
import type { WriteTurn } from './WriteTurn';

/** Of these services, removes those that no fact is about; answers with them. */
export async function removeEmptyServices(
  turn: WriteTurn,
  services: Iterable<number>,
): Promise<number[]> {
  const removed: number[] = [];
  for (const service of services) {
    if (!(await hasFacts(turn, service))) {
      const weeks = await turn
        .table('weekly_rollups')
        .where({ service_id: service })
        .pluck('week');
      weeks.forEach(week => turn.weekChanged(week));
      await turn.table('weekly_rollups').where({ service_id: service }).del();
      await turn.table('services').where({ id: service }).del();
      turn.rowsTaken();
      removed.push(service);
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
