import {
  weekEnd,
  weekStart,
  type Week,
} from '@internal/plugin-platform-metrics-common';
import type { Row } from '../database/factTables';
import { UNASSIGNED } from '../database/RollupStore';
import type { WriteTurn } from '../database/WriteTurn';

/** One line's week: that of a squad, or of the requests of nobody. */
export interface SupportWeek {
  squad?: string;
  week: Week;
}

/** So many are counted by one statement. */
const CHUNK = 50;

/** Counts anew what was opened in these weeks. */
export async function countSupportRequests(
  turn: WriteTurn,
  weeks: readonly SupportWeek[],
): Promise<void> {
  const distinct = new Map(weeks.map(one => [`${one.week} ${one.squad}`, one]));
  const all = [...distinct.values()];
  for (let start = 0; start < all.length; start += CHUNK) {
    await countChunk(turn, all.slice(start, start + CHUNK));
  }
}

async function countChunk(turn: WriteTurn, weeks: readonly SupportWeek[]) {
  const [count, ...counts] = weeks.map(one => countOpened(turn, one));
  const counted: Row[] = await count.unionAll(counts);
  const changed = counted.flatMap(({ squad, week, opened, known }) =>
    Number(opened) === Number(known)
      ? []
      : [{ squad, week, opened: Number(opened), revision: turn.revision }],
  );
  if (changed.length > 0) {
    changed.forEach(({ week }) => turn.weekChanged(String(week)));
    await turn
      .table('support_rollups')
      .insert(changed)
      .onConflict(['squad', 'week'])
      .merge(['opened', 'revision']);
  }
}

/** One row: a line's week, what was opened in it, and what is known of that. */
function countOpened(turn: WriteTurn, one: SupportWeek) {
  const { timeZone } = turn.settings;
  const { squad, week } = lineOf(one);
  const { transaction } = turn;
  return turn
    .table('support_requests')
    .where({ is_withdrawn: false, squad: one.squad ?? null })
    .where('opened_at', '>=', weekStart(one.week, timeZone))
    .where('opened_at', '<', weekEnd(one.week, timeZone))
    .select({
      squad: transaction.raw('cast(? as text)', [squad]),
      week: transaction.raw('cast(? as text)', [week]),
      opened: transaction.raw('count(*)'),
      known: turn
        .table('support_rollups')
        .where({ squad, week })
        .select('opened'),
    });
}

/** As rollups call it. */
function lineOf({ squad = UNASSIGNED, week }: SupportWeek) {
  return { squad, week };
}
