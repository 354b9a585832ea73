import type { Knex } from 'knex';
import { instant, optionalInstant } from './columns';
import type { Row } from './factTables';

/** Something that the platform team is told of once, while it lasts. */
export interface Episode {
  id: number;
  kind: 'support-load-rising' | 'waiting-too-long';
  /** Entity ref of a squad, `all`, or a service's id. */
  subject: string;
  beganAt: number;
  notifiedAt?: number;
}

/** Episodes, at most one open of each kind and subject. */
export class EpisodeStore {
  constructor(private readonly knex: Knex) {}

  async listOpen(): Promise<Episode[]> {
    const rows: Row[] = await this.knex('episodes')
      .whereNull('ended_at')
      .orderBy('id');
    return rows.map(episode);
  }

  /** The open one, if there already is. */
  async begin(
    kind: Episode['kind'],
    subject: string,
    at: number,
  ): Promise<Episode> {
    // Another replica may begin the same one: the index lets one through.
    await this.knex.raw(
      `insert into episodes (kind, subject, began_at) values (?, ?, ?)
       on conflict (kind, subject) where ended_at is null do nothing`,
      [kind, subject, at],
    );
    const row: Row = await this.knex('episodes')
      .where({ kind, subject })
      .orderBy('id', 'desc')
      .first();
    return episode(row);
  }

  async markNotified(id: number, at: number): Promise<void> {
    await this.knex('episodes').where({ id }).update({ notified_at: at });
  }

  async end(id: number, at: number): Promise<void> {
    await this.knex('episodes')
      .where({ id })
      .whereNull('ended_at')
      .update({ ended_at: at });
  }

  /** Since when this database is watched: what was before is told to nobody. */
  async firstWatchedAt(now: number): Promise<number> {
    await this.knex('watch')
      .insert({ id: 1, began_at: now })
      .onConflict('id')
      .ignore();
    const row = await this.knex('watch').where({ id: 1 }).first('began_at');
    return instant(row.began_at);
  }
}

function episode(row: Row): Episode {
  return {
    id: Number(row.id),
    kind: row.kind as Episode['kind'],
    subject: String(row.subject),
    beganAt: instant(row.began_at),
    notifiedAt: optionalInstant(row.notified_at),
  };
}
