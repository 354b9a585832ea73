import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';

export type HookOwner = { repositoryId: number } | { organizationId: number };

export interface Hook {
  id: number;
  repositoryId: number | null;
  organizationId: number | null;
  url: string;
  contentType: 'json' | 'form';
  /** Kept in clear: every delivery is signed with it. */
  secret: string | null;
  insecureSsl: boolean;
  events: string[];
  isActive: boolean;
  createdAt: string;
  updatedAt: string;
}

export type HookSettings = Pick<Hook, 'url' | 'events'> &
  Partial<Pick<Hook, 'contentType' | 'secret' | 'insecureSsl' | 'isActive'>>;

export class HookStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async create(
    owner: HookOwner,
    settings: HookSettings & { isSeeded?: boolean },
  ): Promise<Hook> {
    const now = toTimestamp(this.#clock());
    const [row] = await this.#db('hooks')
      .insert({
        contentType: 'form',
        ...owner,
        ...settings,
        events: JSON.stringify(settings.events),
        createdAt: now,
        updatedAt: now,
      })
      .returning('*');
    return toHook(row);
  }

  async find(owner: HookOwner, id: number): Promise<Hook | undefined> {
    const row = await this.#db('hooks')
      .where({ ...owner, id })
      .first();
    return row && toHook(row);
  }

  async findById(id: number): Promise<Hook | undefined> {
    const row = await this.#db('hooks').where({ id }).first();
    return row && toHook(row);
  }

  async list(owner: HookOwner): Promise<Hook[]> {
    const rows = await this.#db('hooks').where(owner).orderBy('id');
    return rows.map(toHook);
  }

  async update(id: number, changes: Partial<HookSettings>): Promise<Hook> {
    const { events, ...columns } = changes;
    const [row] = await this.#db('hooks')
      .where({ id })
      .update({
        ...columns,
        ...(events && { events: JSON.stringify(events) }),
        updatedAt: toTimestamp(this.#clock()),
      })
      .returning('*');
    return toHook(row);
  }

  /** Where the seed's hooks go, and what signs them, from now on. */
  async redirectSeeded(target: {
    secret: string;
    url?: string;
  }): Promise<void> {
    await this.#db('hooks').where({ isSeeded: true }).update(target);
  }

  async remove(id: number): Promise<void> {
    await this.#db('hooks').where({ id }).delete();
  }
}

function toHook(row: Record<string, any>): Hook {
  return {
    id: row.id,
    repositoryId: row.repositoryId,
    organizationId: row.organizationId,
    url: row.url,
    contentType: row.contentType,
    secret: row.secret,
    insecureSsl: Boolean(row.insecureSsl),
    events: JSON.parse(row.events),
    isActive: Boolean(row.isActive),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
