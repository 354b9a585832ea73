import { Knex } from 'knex';
import { User } from './AccountStore';

export type OrganizationRole = 'admin' | 'member';

export interface Membership {
  organizationId: number;
  userId: number;
  role: OrganizationRole;
  isPublic: boolean;
}

export interface Member extends User {
  role: OrganizationRole;
  isPublic: boolean;
}

/** Who belongs to which organization, and as what. */
export class MembershipStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Adds the user, or changes the role of one who is a member already. */
  async set(membership: Membership): Promise<void> {
    await this.#db('memberships')
      .insert(membership)
      .onConflict(['organizationId', 'userId'])
      .merge();
  }

  async remove(organizationId: number, userId: number): Promise<void> {
    await this.#db('memberships').where({ organizationId, userId }).delete();
  }

  async find(
    organizationId: number,
    userId: number,
  ): Promise<Membership | undefined> {
    const row = await this.#db('memberships')
      .where({ organizationId, userId })
      .first();
    return row && { ...row, isPublic: Boolean(row.isPublic) };
  }

  async listOfUser(userId: number): Promise<Membership[]> {
    const rows = await this.#db('memberships')
      .where({ userId })
      .orderBy('organizationId');
    return rows.map(row => ({ ...row, isPublic: Boolean(row.isPublic) }));
  }

  async listMembers(organizationId: number): Promise<Member[]> {
    const rows = await this.#db('memberships')
      .join('accounts', 'accounts.id', 'memberships.userId')
      .where({ organizationId })
      .orderBy('accounts.id')
      .select('accounts.*', 'memberships.role', 'memberships.isPublic');
    return rows.map(row => ({
      ...row,
      siteAdmin: Boolean(row.siteAdmin),
      isPublic: Boolean(row.isPublic),
    }));
  }
}
