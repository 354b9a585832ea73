import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { Account, Page } from './AccountStore';
import { createDefaultLabels } from './LabelStore';
import { matchingRepositories, RepositoryFilter } from './repositoryFilter';
import { DEFAULT_SETTINGS, RepositorySettings } from './RepositorySettings';

/** What somebody may do in a repository, from least to most. */
export const PERMISSIONS = [
  'pull',
  'triage',
  'push',
  'maintain',
  'admin',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export interface Repository {
  id: number;
  owner: Account;
  name: string;
  description: string | null;
  homepage: string | null;
  isPrivate: boolean;
  defaultBranch: string;
  topics: string[];
  settings: RepositorySettings;
  isArchived: boolean;
  isTemplate: boolean;
  /** Of its git objects; 0 until something is pushed. */
  sizeKb: number;
  /** Open pull requests are among them. */
  openIssues: number;
  createdAt: string;
  updatedAt: string;
  pushedAt: string;
}

export type NewRepository = Pick<Repository, 'name' | 'isPrivate'> & {
  ownerId: number;
  settings?: Partial<RepositorySettings>;
} & Partial<
    Pick<
      Repository,
      'description' | 'homepage' | 'defaultBranch' | 'isTemplate'
    >
  >;

export type RepositoryChanges = Partial<
  Pick<
    Repository,
    | 'name'
    | 'description'
    | 'homepage'
    | 'isPrivate'
    | 'defaultBranch'
    | 'topics'
    | 'isArchived'
    | 'isTemplate'
  >
> & { settings?: Partial<RepositorySettings> };

export class RepositoryStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /**
   * Creates the repository together with what `prepare` makes for it: either
   * both are there afterwards, or neither.
   */
  async create(
    repository: NewRepository,
    prepare: (created: {
      id: number;
      defaultBranch: string;
    }) => Promise<unknown> = async () => {},
  ): Promise<Repository> {
    const now = toTimestamp(this.#clock());
    const id = await this.#db.transaction(async tx => {
      const [row] = await tx('repositories')
        .insert({
          defaultBranch: 'main',
          ...repository,
          settings: JSON.stringify(repository.settings ?? {}),
          createdAt: now,
          updatedAt: now,
          pushedAt: now,
        })
        .returning(['id', 'defaultBranch']);
      await tx('repositoryRedirects')
        .where({ ownerId: repository.ownerId, name: repository.name })
        .delete();
      await createDefaultLabels(tx, row.id);
      await prepare(row);
      return row.id as number;
    });
    return this.#get(id);
  }

  async find(owner: string, name: string): Promise<Repository | undefined> {
    const row = await this.#select()
      .where({ 'accounts.login': owner, 'repositories.name': name })
      .first();
    return row && toRepository(row);
  }

  async findById(id: number): Promise<Repository | undefined> {
    const row = await this.#select().where('repositories.id', id).first();
    return row && toRepository(row);
  }

  /** The repository that once had this name, if nobody took it since. */
  async findRenamed(
    owner: string,
    name: string,
  ): Promise<Repository | undefined> {
    const redirect = await this.#db('repositoryRedirects')
      .join('accounts', 'accounts.id', 'repositoryRedirects.ownerId')
      .where({ 'accounts.login': owner, 'repositoryRedirects.name': name })
      .first('repositoryId');
    return redirect && this.findById(redirect.repositoryId);
  }

  /** Changes settings; a change of name leaves a redirect behind. */
  async update(
    repository: Repository,
    { settings, topics, ...columns }: RepositoryChanges,
  ): Promise<Repository> {
    const { id, owner } = repository;
    await this.#db.transaction(async tx => {
      await tx('repositories')
        .where({ id })
        .update({
          ...columns,
          ...(topics && { topics: JSON.stringify(topics) }),
          ...(settings && {
            settings: JSON.stringify({ ...repository.settings, ...settings }),
          }),
          updatedAt: toTimestamp(this.#clock()),
        });
      if (columns.name && columns.name !== repository.name) {
        const redirects = tx('repositoryRedirects');
        await redirects
          .clone()
          .where({ ownerId: owner.id, name: columns.name })
          .delete();
        if (columns.name.toLowerCase() !== repository.name.toLowerCase()) {
          await redirects.clone().insert({
            ownerId: owner.id,
            name: repository.name,
            repositoryId: id,
          });
        }
      }
    });
    return this.#get(id);
  }

  async recordPush(id: number, sizeKb: number): Promise<void> {
    const now = toTimestamp(this.#clock());
    await this.#db('repositories')
      .where({ id })
      .update({ sizeKb, pushedAt: now, updatedAt: now });
  }

  /** Removes the repository with everything that belongs to it. */
  async delete(id: number): Promise<void> {
    await this.#db.transaction(async tx => {
      const environments = await tx('environments')
        .where({ repositoryId: id })
        .pluck('id');
      const scopes = [
        `repository:${id}`,
        ...environments.map(environment => `environment:${environment}`),
      ];
      for (const table of ['variables', 'secrets', 'secretKeys']) {
        await tx(table).whereIn('scope', scopes).delete();
      }
      await tx('repositories').where({ id }).delete();
    });
  }

  async count(filter: RepositoryFilter): Promise<number> {
    const row = await matchingRepositories(this.#db, filter)
      .count({ total: '*' })
      .first();
    return Number(row?.total ?? 0);
  }

  async list(filter: RepositoryFilter, page?: Page): Promise<Repository[]> {
    const { sort = 'full_name', direction } = filter;
    const columns = {
      created: 'repositories.createdAt',
      updated: 'repositories.updatedAt',
      pushed: 'repositories.pushedAt',
      full_name: 'accounts.login',
    };
    const order = direction ?? (sort === 'full_name' ? 'asc' : 'desc');
    const query = selectRepositories(
      this.#db,
      matchingRepositories(this.#db, filter),
    ).orderBy([
      { column: columns[sort], order },
      { column: 'repositories.name', order },
    ]);
    if (page) {
      query.limit(page.limit).offset(page.offset);
    }
    return (await query).map(toRepository);
  }

  #select(): Knex.QueryBuilder {
    return selectRepositories(
      this.#db,
      this.#db('repositories').join(
        'accounts',
        'accounts.id',
        'repositories.ownerId',
      ),
    );
  }

  async #get(id: number): Promise<Repository> {
    const repository = await this.findById(id);
    if (!repository) {
      throw new Error(`Repository ${id} vanished while it was being written`);
    }
    return repository;
  }
}

const OWNER_COLUMNS = [
  'id',
  'login',
  'type',
  'name',
  'email',
  'bio',
  'company',
  'location',
  'blog',
  'siteAdmin',
  'createdAt',
  'updatedAt',
];

function selectRepositories(
  db: Knex,
  query: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return query.select(
    'repositories.*',
    db.raw(
      `(select count(*) from issuesAndPullRequests as listed
        where listed.repositoryId = repositories.id and listed.state = 'open')
        as openIssues`,
    ),
    ...OWNER_COLUMNS.map(column => `accounts.${column} as owner.${column}`),
  );
}

function toRepository(row: Record<string, any>): Repository {
  const owner = Object.fromEntries(
    OWNER_COLUMNS.map(column => [column, row[`owner.${column}`]]),
  );
  return {
    id: row.id,
    owner: { ...owner, siteAdmin: Boolean(owner.siteAdmin) } as Account,
    name: row.name,
    description: row.description,
    homepage: row.homepage,
    isPrivate: Boolean(row.isPrivate),
    defaultBranch: row.defaultBranch,
    topics: JSON.parse(row.topics),
    settings: { ...DEFAULT_SETTINGS, ...JSON.parse(row.settings) },
    isArchived: Boolean(row.isArchived),
    isTemplate: Boolean(row.isTemplate),
    sizeKb: row.sizeKb,
    openIssues: row.openIssues,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    pushedAt: row.pushedAt,
  };
}
