import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { User } from './AccountStore';
import { Permission } from './RepositoryStore';

export interface Team {
  id: number;
  organizationId: number;
  slug: string;
  name: string;
  description: string | null;
  privacy: 'closed' | 'secret';
  parentId: number | null;
  createdAt: string;
  updatedAt: string;
}

export type TeamRole = 'maintainer' | 'member';

export type TeamMember = User & { role: TeamRole };

export class TeamStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async create(
    team: Omit<Team, 'id' | 'createdAt' | 'updatedAt'>,
  ): Promise<Team> {
    const now = toTimestamp(this.#clock());
    const [row] = await this.#db('teams')
      .insert({ ...team, createdAt: now, updatedAt: now })
      .returning('*');
    return row;
  }

  async find(organizationId: number, slug: string): Promise<Team | undefined> {
    return this.#db('teams').where({ organizationId, slug }).first();
  }

  async findById(id: number): Promise<Team | undefined> {
    return this.#db('teams').where({ id }).first();
  }

  async list(organizationId: number): Promise<Team[]> {
    return this.#db('teams').where({ organizationId }).orderBy('id');
  }

  async listChildren(parentId: number): Promise<Team[]> {
    return this.#db('teams').where({ parentId }).orderBy('id');
  }

  async listOfUser(userId: number): Promise<Team[]> {
    return this.#db('teams')
      .join('teamMembers', 'teamMembers.teamId', 'teams.id')
      .where({ userId })
      .orderBy('teams.id')
      .select('teams.*');
  }

  async setMember(
    teamId: number,
    userId: number,
    role: TeamRole,
  ): Promise<void> {
    await this.#db('teamMembers')
      .insert({ teamId, userId, role })
      .onConflict(['teamId', 'userId'])
      .merge();
  }

  async listMembers(teamId: number): Promise<TeamMember[]> {
    const rows = await this.#db('teamMembers')
      .join('accounts', 'accounts.id', 'teamMembers.userId')
      .where({ teamId })
      .orderBy('accounts.id')
      .select('accounts.*', 'teamMembers.role');
    return rows.map(row => ({ ...row, siteAdmin: Boolean(row.siteAdmin) }));
  }

  /** Gives a team access to a repository, or changes what it may do there. */
  async grant(
    teamId: number,
    repositoryId: number,
    permission: Permission,
  ): Promise<void> {
    await this.#db('teamRepositories')
      .insert({ teamId, repositoryId, permission })
      .onConflict(['teamId', 'repositoryId'])
      .merge();
  }

  async countRepositories(teamId: number): Promise<number> {
    const row = await this.#db('teamRepositories')
      .where({ teamId })
      .count({ total: '*' })
      .first();
    return Number(row?.total ?? 0);
  }

  async listWithAccess(
    repositoryId: number,
  ): Promise<Array<Team & { permission: Permission }>> {
    return this.#db('teamRepositories')
      .join('teams', 'teams.id', 'teamRepositories.teamId')
      .where({ repositoryId })
      .orderBy('teams.id')
      .select('teams.*', 'teamRepositories.permission');
  }
}
