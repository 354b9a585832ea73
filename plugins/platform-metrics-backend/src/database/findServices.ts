import { nameOf, type DatedReference } from './DatedReference';
import type { Row } from './factTables';
import { inChunks } from './inChunks';
import type { RepositoryNames } from './RepositoryNames';
import type { WriteTurn } from './WriteTurn';

/** Ids of the services that references may mean, by what they are known by. */
export async function findServices(
  turn: WriteTurn,
  names: RepositoryNames,
  references: readonly DatedReference[],
) {
  const wantedNames = new Set<string>();
  const wantedIds = new Set<string>();
  for (const { repository } of references) {
    const name = nameOf(repository);
    wantedNames.add(name);
    if (repository.repositoryId !== undefined) {
      wantedIds.add(repository.repositoryId);
    }
    for (const { repositoryId } of names.claimantsOf(name)) {
      wantedIds.add(repositoryId);
    }
  }

  const byRepositoryId = new Map<string, number>();
  const byNameOnly = new Map<string, number>();
  const take = (rows: Row[]) => {
    for (const row of rows) {
      if (row.repository_id !== null) {
        byRepositoryId.set(String(row.repository_id), Number(row.id));
      } else {
        byNameOnly.set(String(row.name), Number(row.id));
      }
    }
  };
  const columns = ['id', 'name', 'repository_id'];
  for (const chunk of inChunks([...wantedIds])) {
    take(
      await turn
        .table('services')
        .whereIn('repository_id', chunk)
        .select(columns),
    );
  }
  for (const chunk of inChunks([...wantedNames])) {
    take(
      await turn
        .table('services')
        .whereIn('name', chunk)
        .whereNull('repository_id')
        .select(columns),
    );
  }
  return { byRepositoryId, byNameOnly };
}
