import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { ActionsScope, scopeKey } from './ActionsScope';

export interface Variable {
  name: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

const COLUMNS = ['name', 'value', 'createdAt', 'updatedAt'];

export class VariableStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async create(
    scope: ActionsScope,
    name: string,
    value: string,
  ): Promise<void> {
    const now = toTimestamp(this.#clock());
    await this.#db('variables').insert({
      scope: scopeKey(scope),
      name,
      value,
      createdAt: now,
      updatedAt: now,
    });
  }

  async find(scope: ActionsScope, name: string): Promise<Variable | undefined> {
    return this.#db('variables')
      .where({ scope: scopeKey(scope), name })
      .first(COLUMNS);
  }

  async list(scope: ActionsScope): Promise<Variable[]> {
    return this.#db('variables')
      .where({ scope: scopeKey(scope) })
      .orderBy('name')
      .select(COLUMNS);
  }

  async update(
    scope: ActionsScope,
    name: string,
    changes: Partial<Pick<Variable, 'name' | 'value'>>,
  ): Promise<void> {
    await this.#db('variables')
      .where({ scope: scopeKey(scope), name })
      .update({ ...changes, updatedAt: toTimestamp(this.#clock()) });
  }

  async remove(scope: ActionsScope, name: string): Promise<boolean> {
    const removed = await this.#db('variables')
      .where({ scope: scopeKey(scope), name })
      .delete();
    return removed > 0;
  }
}
