import { optionalText } from './columns';
import type { Row } from './factTables';

/** By what a request's squad is known. */
export type SquadOrigin = 'person' | 'report' | 'requester';

/**
 * Whose a request is: what somebody assigned, else what its source says, else
 * the squad of who asked.
 */
export function supportSquad(row: Row): {
  squad: string | null;
  squad_by: SquadOrigin | null;
} {
  const origins: Array<[unknown, SquadOrigin]> = [
    [row.assigned_squad, 'person'],
    [row.reported_squad, 'report'],
    [row.requester_squad, 'requester'],
  ];
  for (const [value, origin] of origins) {
    const squad = optionalText(value ?? null);
    if (squad !== undefined) {
      return { squad, squad_by: origin };
    }
  }
  return { squad: null, squad_by: null };
}
