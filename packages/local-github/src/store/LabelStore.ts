import { Knex } from 'knex';
import { DEFAULT_LABELS } from './defaultLabels';

export interface Label {
  id: number;
  repositoryId: number;
  name: string;
  /** Six hexadecimal digits. */
  color: string;
  description: string | null;
  /** Whether every new repository has it. */
  isDefault: boolean;
}

type Changes = Partial<Pick<Label, 'name' | 'color' | 'description'>>;

/** What a repository's issues and pull requests can be labelled with. */
export class LabelStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** By name. */
  async list(repositoryId: number): Promise<Label[]> {
    const rows = await this.#db('labels')
      .where({ repositoryId })
      .orderBy('name');
    return rows.map(toLabel);
  }

  async find(repositoryId: number, name: string): Promise<Label | undefined> {
    const row = await this.#db('labels').where({ repositoryId, name }).first();
    return row && toLabel(row);
  }

  /** `undefined` where the repository has a label of that name. */
  async create(
    label: Pick<Label, 'repositoryId' | 'name' | 'color' | 'description'>,
  ): Promise<Label | undefined> {
    const [row] = await this.#db('labels')
      .insert(label)
      .onConflict(['repositoryId', 'name'])
      .ignore()
      .returning('*');
    return row && toLabel(row);
  }

  async update({ id }: Label, changes: Changes): Promise<Label> {
    const [row] = await this.#db('labels')
      .where({ id })
      .update(changes)
      .returning('*');
    return toLabel(row);
  }

  /** Removes a label, also from what carries it. */
  async remove({ id }: Label): Promise<void> {
    await this.#db('labels').where({ id }).delete();
  }

  /** How many open issues and pull requests carry each label, by its id. */
  async countOpen(repositoryId: number): Promise<Map<number, number>> {
    const rows: Array<{ labelId: number; total: number }> = await this.#db(
      'issueLabels',
    )
      .join('issuesAndPullRequests as listed', join =>
        join
          .on('listed.repositoryId', 'issueLabels.repositoryId')
          .on('listed.number', 'issueLabels.number'),
      )
      .where({ 'listed.repositoryId': repositoryId, state: 'open' })
      .groupBy('labelId')
      .select('labelId')
      .count({ total: '*' });
    return new Map(rows.map(({ labelId, total }) => [labelId, total]));
  }
}

export async function createDefaultLabels(
  tx: Knex.Transaction,
  repositoryId: number,
): Promise<void> {
  await tx('labels').insert(
    DEFAULT_LABELS.map(label => ({ ...label, repositoryId, isDefault: true })),
  );
}

export function toLabel(row: Label & { isDefault: unknown }): Label {
  return { ...row, isDefault: Boolean(row.isDefault) };
}
