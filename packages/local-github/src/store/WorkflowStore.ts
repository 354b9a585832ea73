import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';

export interface Workflow {
  id: number;
  repositoryId: number;
  /** Such as `.github/workflows/deploy.yml`. */
  path: string;
  name: string;
  state: 'active' | 'disabled_manually';
  createdAt: string;
  updatedAt: string;
}

/** The workflows that a repository has or had. */
export class WorkflowStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Makes the file known, under the name that it gives itself now. */
  async record(
    repositoryId: number,
    { path, name }: Pick<Workflow, 'path' | 'name'>,
  ): Promise<Workflow> {
    const now = toTimestamp(this.#clock());
    const [row] = await this.#db('workflows')
      .insert({
        repositoryId,
        path,
        name,
        state: 'active',
        createdAt: now,
        updatedAt: now,
      })
      .onConflict(['repositoryId', 'path'])
      .merge(['name'])
      .returning('*');
    return toWorkflow(row);
  }

  async setState(id: number, state: Workflow['state']): Promise<void> {
    const updatedAt = toTimestamp(this.#clock());
    await this.#db('workflows').where({ id }).update({ state, updatedAt });
  }

  async findById(
    repositoryId: number,
    id: number,
  ): Promise<Workflow | undefined> {
    const row = await this.#db('workflows').where({ repositoryId, id }).first();
    return row && toWorkflow(row);
  }

  /** By path, or by the file's name alone as the API accepts it, too. */
  async findByFile(
    repositoryId: number,
    file: string,
  ): Promise<Workflow | undefined> {
    const path = file.includes('/') ? file : `.github/workflows/${file}`;
    const row = await this.#db('workflows')
      .where({ repositoryId, path })
      .first();
    return row && toWorkflow(row);
  }

  async list(repositoryId: number): Promise<Workflow[]> {
    const rows = await this.#db('workflows')
      .where({ repositoryId })
      .orderBy('id');
    return rows.map(toWorkflow);
  }
}

function toWorkflow(row: Record<string, any>): Workflow {
  const { runCount: _, ...workflow } = row;
  return workflow as Workflow;
}
