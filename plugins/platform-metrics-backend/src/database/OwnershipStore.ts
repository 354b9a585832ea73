import type { Knex } from 'knex';
import { applyCatalog } from './applyCatalog';
import { flag } from './columns';
import type { Row } from './factTables';
import { inChunks } from './inChunks';
import type { SquadRecord } from './ServiceStore';
import type { Writer } from './Writer';
import type { WriteTurn } from './WriteTurn';

/** What the catalog says of a repository. Refs in lower case. */
export interface CatalogService {
  entityRef: string;
  title: string;
  squad?: string;
  system?: string;
  isGoldenPath: boolean;
}

/** Who owns what. */
export interface Ownership {
  squads: readonly SquadRecord[];
  /** By `owner/name` in lower case. */
  services: ReadonlyMap<string, CatalogService>;
}

/** Keeps what the catalog says where facts are. */
export class OwnershipStore {
  constructor(
    private readonly knex: Knex,
    private readonly writer: Writer,
  ) {}

  /**
   * Makes the database say so, writing only what differs. Services that are
   * not named belong to nobody. What is said of repositories without facts is
   * kept until there are some.
   */
  async applyOwnership(ownership: Ownership): Promise<{ isChanged: boolean }> {
    const wanted = {
      squads: ownership.squads.map(({ ref, title, lead = null }) => ({
        ref,
        title,
        lead,
      })),
      services: [...ownership.services].map(([name, service]) => ({
        name,
        entity_ref: service.entityRef,
        title: service.title,
        squad: service.squad ?? null,
        system: service.system ?? null,
        is_golden_path: service.isGoldenPath,
      })),
    };
    // Mostly nothing has changed: found out without a turn at writing.
    if (
      !(await hasChanges(this.knex, 'squads', 'ref', wanted.squads)) &&
      !(await hasChanges(
        this.knex,
        'catalog_services',
        'name',
        wanted.services,
      ))
    ) {
      return { isChanged: false };
    }
    return this.writer.write(async turn => {
      await replace(turn, 'squads', 'ref', wanted.squads);
      await replace(turn, 'catalog_services', 'name', wanted.services);
      await applyCatalog(turn, await turn.table('services').pluck('id'));
      return { isChanged: turn.isChanged };
    });
  }
}

async function hasChanges(
  knex: Knex,
  table: string,
  key: string,
  wanted: readonly Row[],
): Promise<boolean> {
  const rows: Row[] = await knex(table);
  return (
    rows.length !== wanted.length || changedRows(rows, key, wanted).length > 0
  );
}

async function replace(
  turn: WriteTurn,
  table: string,
  key: string,
  wanted: readonly Row[],
) {
  const rows: Row[] = await turn.table(table);
  const kept = new Set(wanted.map(row => row[key]));
  const gone = rows
    .map(row => String(row[key]))
    .filter(value => !kept.has(value));
  for (const chunk of inChunks(gone)) {
    turn.servicesChanged();
    await turn.table(table).whereIn(key, chunk).del();
  }
  for (const chunk of inChunks(changedRows(rows, key, wanted))) {
    turn.servicesChanged();
    await turn.table(table).insert(chunk).onConflict(key).merge();
  }
}

function changedRows(
  rows: readonly Row[],
  key: string,
  wanted: readonly Row[],
): Row[] {
  const known = new Map(rows.map(row => [row[key], row]));
  return wanted.filter(row => {
    const other = known.get(row[key]);
    return (
      !other ||
      Object.entries(row).some(([column, value]) =>
        typeof value === 'boolean'
          ? value !== flag(other[column])
          : value !== other[column],
      )
    );
  });
}
