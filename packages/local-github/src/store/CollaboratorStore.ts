import { Knex } from 'knex';
import { User } from './AccountStore';
import { Permission } from './RepositoryStore';

export type Collaborator = User & { permission: Permission };

/** People with access of their own to a single repository. */
export class CollaboratorStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async set(
    repositoryId: number,
    userId: number,
    permission: Permission,
  ): Promise<void> {
    await this.#db('collaborators')
      .insert({ repositoryId, userId, permission })
      .onConflict(['repositoryId', 'userId'])
      .merge();
  }

  async remove(repositoryId: number, userId: number): Promise<void> {
    await this.#db('collaborators').where({ repositoryId, userId }).delete();
  }

  async list(repositoryId: number): Promise<Collaborator[]> {
    const rows = await this.#db('collaborators')
      .join('accounts', 'accounts.id', 'collaborators.userId')
      .where({ repositoryId })
      .orderBy('accounts.id')
      .select('accounts.*', 'collaborators.permission');
    return rows.map(row => ({ ...row, siteAdmin: Boolean(row.siteAdmin) }));
  }

  /** Every grant the user has here: their own and their teams'. */
  async permissionsOf(
    repositoryId: number,
    userId: number,
  ): Promise<Permission[]> {
    const own = await this.#db('collaborators')
      .where({ repositoryId, userId })
      .pluck('permission');
    const byTeam = await this.#db('teamRepositories')
      .join('teamMembers', 'teamMembers.teamId', 'teamRepositories.teamId')
      .where({ repositoryId, userId })
      .pluck('teamRepositories.permission');
    return [...own, ...byTeam];
  }
}
