import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';

interface AccountFields {
  id: number;
  login: string;
  name: string | null;
  email: string | null;
  bio: string | null;
  company: string | null;
  location: string | null;
  blog: string | null;
  siteAdmin: boolean;
  createdAt: string;
  updatedAt: string;
}

/** A person, or a bot such as the one that workflows act as. */
export interface User extends AccountFields {
  type: 'User' | 'Bot';
}

export interface Organization extends AccountFields {
  type: 'Organization';
}

/** Whoever can own a repository. */
export type Account = User | Organization;

export type NewAccount = Pick<Account, 'type' | 'login'> &
  Partial<
    Pick<Account, 'name' | 'email' | 'bio' | 'company' | 'location' | 'blog'>
  >;

export interface Page {
  limit: number;
  offset: number;
}

/** Users and organizations. Logins are unique among both, whatever their case. */
export class AccountStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async create(account: NewAccount): Promise<Account> {
    const now = toTimestamp(this.#clock());
    const [row] = await this.#db('accounts')
      .insert({ ...account, createdAt: now, updatedAt: now })
      .returning('*');
    return toAccount(row);
  }

  async find(login: string): Promise<Account | undefined> {
    const row = await this.#db('accounts').where({ login }).first();
    return row && toAccount(row);
  }

  async findUser(login: string): Promise<User | undefined> {
    const account = await this.find(login);
    return account && isUser(account) ? account : undefined;
  }

  async findOrganization(login: string): Promise<Organization | undefined> {
    const account = await this.find(login);
    return account?.type === 'Organization' ? account : undefined;
  }

  async findById(id: number): Promise<Account | undefined> {
    const row = await this.#db('accounts').where({ id }).first();
    return row && toAccount(row);
  }

  async findUserById(id: number): Promise<User | undefined> {
    const account = await this.findById(id);
    return account && isUser(account) ? account : undefined;
  }

  /** The user whose verified address this is: how commits get their author. */
  async findUserByEmail(email: string): Promise<User | undefined> {
    const row = await this.#db('accounts')
      .where({ type: 'User' })
      .whereRaw('lower(email) = lower(?)', [email])
      .first();
    return row && (toAccount(row) as User);
  }

  /** People only. */
  async listUsers(page?: Page): Promise<User[]> {
    return (await this.#list('User', page)) as User[];
  }

  async listOrganizations(page?: Page): Promise<Organization[]> {
    return (await this.#list('Organization', page)) as Organization[];
  }

  async #list(type: Account['type'], page?: Page): Promise<Account[]> {
    const query = this.#db('accounts').where({ type }).orderBy('id');
    if (page) {
      query.limit(page.limit).offset(page.offset);
    }
    return (await query).map(toAccount);
  }
}

function isUser(account: Account): account is User {
  return account.type !== 'Organization';
}

function toAccount(row: Account & { siteAdmin: unknown }): Account {
  return { ...row, siteAdmin: Boolean(row.siteAdmin) };
}
