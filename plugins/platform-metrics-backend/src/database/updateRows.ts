import type { Row } from './factTables';
import { inChunks } from './inChunks';
import type { WriteTurn } from './WriteTurn';

/** By which both databases know what a bare value is meant to be. */
type ColumnType = 'bigint' | 'boolean' | 'text';

/** Gives rows, by `id`, each its own values of some columns, in one statement. */
export async function updateRows(
  turn: WriteTurn,
  table: string,
  columns: Readonly<Record<string, ColumnType>>,
  rows: readonly Row[],
): Promise<void> {
  const types = Object.entries({ id: 'text', ...columns });
  const names = Object.keys(columns);
  const given = types.map(([, type]) => `cast(? as ${type})`).join(', ');
  for (const chunk of inChunks(rows)) {
    turn.changed();
    await turn.transaction.raw(
      `with given (${types.map(() => '??').join(', ')})
        as (values ${chunk.map(() => `(${given})`).join(', ')})
        update ?? set ${names.map(() => '?? = given.??').join(', ')}
        from given where given.id = ??.id`,
      [
        ...types.map(([name]) => name),
        ...chunk.flatMap(row => types.map(([name]) => row[name] as string)),
        table,
        ...names.flatMap(name => [name, name]),
        table,
      ],
    );
  }
}
