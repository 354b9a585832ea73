import { instant } from './columns';
import type { DatedReference } from './DatedReference';
import { repositoryReference, serviceFactTables, type Row } from './factTables';
import { inChunks } from './inChunks';
import type { WriteTurn } from './WriteTurn';

/**
 * Gives the facts that know their repository by name alone to whom the name
 * belonged then. Answers with the services that lost or got any.
 */
export async function moveNamedFacts(
  turn: WriteTurn,
  name: string,
  services: {
    from: readonly number[];
    to: (reference: DatedReference) => Promise<number>;
  },
): Promise<Set<number>> {
  const touched = new Set<number>();
  for (const table of serviceFactTables) {
    const rows: Row[] = await turn
      .table(table.name)
      .whereIn('service_id', [...services.from])
      .whereNull('repository_id')
      .whereRaw('lower(repository) = ?', [name])
      .select('id', 'service_id', 'repository', 'repository_id', 'reported_at');

    const moves = new Map<number, string[]>();
    for (const row of rows) {
      const service = await services.to({
        repository: repositoryReference(row),
        at: instant(row.reported_at),
      });
      if (service !== row.service_id) {
        touched.add(service).add(Number(row.service_id));
        moves.set(service, [...(moves.get(service) ?? []), String(row.id)]);
      }
    }
    for (const [service, facts] of moves) {
      for (const chunk of inChunks(facts)) {
        turn.changed();
        await turn
          .table(table.name)
          .whereIn('id', chunk)
          .update({ service_id: service });
      }
    }
  }
  return touched;
}
