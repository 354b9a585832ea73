import { flag, optionalText } from './columns';
import type { Row } from './factTables';
import { inChunks } from './inChunks';
import { byAge, RepositoryNames } from './RepositoryNames';
import type { WriteTurn } from './WriteTurn';

const COLUMNS = [
  'entity_ref',
  'title',
  'squad',
  'system',
  'is_golden_path',
] as const;

const UNREGISTERED = {
  entity_ref: null,
  title: null,
  squad: null,
  system: null,
  is_golden_path: false,
};

/**
 * Says of services what the catalog knows of their repositories. An entity's
 * slug lags behind a rename: where nobody has the former name since, it still
 * means the same repository.
 */
export async function applyCatalog(
  turn: WriteTurn,
  services: readonly number[],
): Promise<void> {
  for (const chunk of inChunks(services)) {
    const rows: Row[] = await turn.table('services').whereIn('id', chunk);
    const names = await RepositoryNames.around(
      turn.transaction,
      rows.flatMap(row => optionalText(row.repository_id) ?? []),
    );
    const entries = await readCatalog(turn, [
      ...names.names(),
      ...rows.flatMap(row => optionalText(row.name) ?? []),
    ]);
    const current = await readCurrentNames(turn, [...entries.keys()]);
    for (const row of rows) {
      const name = namesOf(row, names).find(
        candidate =>
          entries.has(candidate) &&
          (candidate === row.name || !current.has(candidate)),
      );
      const entry = (name !== undefined && entries.get(name)) || UNREGISTERED;
      if (COLUMNS.some(column => !isSame(row[column], entry[column]))) {
        turn.servicesChanged();
        await turn
          .table('services')
          .where({ id: row.id })
          .update({
            ...Object.fromEntries(
              COLUMNS.map(column => [column, entry[column]]),
            ),
            revision: turn.revision,
          });
      }
    }
  }
}

/** What a repository may be known by: its name, then former ones, latest first. */
function namesOf(row: Row, names: RepositoryNames): string[] {
  const repositoryId = optionalText(row.repository_id);
  const former = repositoryId
    ? names
        .namesOf(repositoryId)
        .filter(({ name }) => names.holderAt(name, Infinity) === repositoryId)
        .sort(byAge)
        .map(({ name }) => name)
        .reverse()
    : [];
  return [
    ...(optionalText(row.name) === undefined ? [] : [String(row.name)]),
    ...former,
  ];
}

async function readCatalog(
  turn: WriteTurn,
  names: readonly string[],
): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  for (const chunk of inChunks(names)) {
    const rows: Row[] = await turn
      .table('catalog_services')
      .whereIn('name', chunk);
    rows.forEach(row => found.set(String(row.name), row));
  }
  return found;
}

/** Of these names, those that some service has. */
async function readCurrentNames(
  turn: WriteTurn,
  names: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const chunk of inChunks(names)) {
    const rows: string[] = await turn
      .table('services')
      .whereIn('name', chunk)
      .pluck('name');
    rows.forEach(name => found.add(name));
  }
  return found;
}

function isSame(one: unknown, other: unknown): boolean {
  return typeof one === 'boolean' || typeof other === 'boolean'
    ? flag(one) === flag(other)
    : one === other;
}
