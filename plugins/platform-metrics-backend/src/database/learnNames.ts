import { nameOf, type DatedReference } from './DatedReference';
import type { Row } from './factTables';
import { inChunks } from './inChunks';
import type { RepositoryNames } from './RepositoryNames';
import type { WriteTurn } from './WriteTurn';

/** Takes note of which repository is called how; the names that say anything new. */
export async function learnNames(
  turn: WriteTurn,
  names: RepositoryNames,
  references: readonly DatedReference[],
): Promise<Set<string>> {
  const learnt = new Map<string, Row>();
  const newNames = new Set<string>();
  for (const { repository, at } of references) {
    const { repositoryId } = repository;
    const name = nameOf(repository);
    if (
      repositoryId !== undefined &&
      names.learn({ name, repositoryId, since: at })
    ) {
      newNames.add(name);
      learnt.set(`${name} ${repositoryId}`, {
        name,
        repository_id: repositoryId,
        since: at,
      });
    }
  }
  for (const chunk of inChunks([...learnt.values()])) {
    turn.changed();
    await turn
      .table('repository_names')
      .insert(chunk)
      .onConflict(['name', 'repository_id'])
      .merge(['since']);
  }
  return newNames;
}
