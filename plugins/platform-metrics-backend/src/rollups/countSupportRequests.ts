import {
  weekEnd,
  weekStart,
  type Week,
} from '@internal/plugin-platform-metrics-common';
import { UNASSIGNED } from '../database/RollupStore';
import type { WriteTurn } from '../database/WriteTurn';

/** One line's week: that of a squad, or of the requests of nobody. */
export interface SupportWeek {
  squad?: string;
  week: Week;
}

/** Counts anew what was opened in these weeks. */
export async function countSupportRequests(
  turn: WriteTurn,
  weeks: readonly SupportWeek[],
  timeZone: string,
): Promise<void> {
  const distinct = new Map(
    weeks.map(one => [`${one.week} ${one.squad ?? ''}`, one]),
  );
  for (const { squad, week } of distinct.values()) {
    const requests = turn
      .table('support_requests')
      .where({ is_withdrawn: false })
      .where('opened_at', '>=', weekStart(week, timeZone))
      .where('opened_at', '<', weekEnd(week, timeZone))
      .count({ opened: '*' })
      .first();
    const counted = await (squad === undefined
      ? requests.whereNull('squad')
      : requests.where({ squad }));
    const key = { squad: squad ?? UNASSIGNED, week };
    const opened = Number(counted?.opened);
    const known = await turn
      .table('support_rollups')
      .where(key)
      .first('opened');
    if (opened !== (known?.opened ?? 0)) {
      turn.weekChanged(week);
      await turn
        .table('support_rollups')
        .insert({ ...key, opened, revision: turn.revision })
        .onConflict(['squad', 'week'])
        .merge(['opened', 'revision']);
    }
  }
}
