import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { hashSecret } from './hash';

/**
 * `configured` tokens come from the environment and are replaced at each
 * start; `oauth` tokens are issued when somebody authorizes an OAuth App;
 * `personal` ones people make for themselves; a `job` has one while it runs.
 */
export type TokenKind = 'configured' | 'oauth' | 'personal' | 'job';

/** What a job's token is limited to. */
export interface JobAccess {
  repositoryId: number;
  /** By scope, such as `contents`; an absent one is `none`. */
  permissions: Readonly<Record<string, 'read' | 'write'>>;
}

export interface Token {
  id: number;
  kind: TokenKind;
  userId: number;
  appId: number | null;
  scopes: string[];
  /** What its owner calls it. */
  note: string | null;
  createdAt: string;
  expiresAt: string | null;
  /** Such as `2026-12-01`. */
  lastUsedOn: string | null;
  /** Of a job's token only. */
  job?: JobAccess;
}

export interface NewToken {
  /** The secret itself; only its hash is kept. */
  token: string;
  kind: TokenKind;
  userId: number;
  appId?: number;
  scopes: string[];
  note?: string;
  expiresAt?: Date;
  job?: JobAccess;
}

export class TokenStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async add({
    token,
    scopes,
    expiresAt,
    job,
    ...fields
  }: NewToken): Promise<Token> {
    const [row] = await this.#db('tokens')
      .insert({
        ...fields,
        tokenHash: hashSecret(token),
        scopes: scopes.join(' '),
        createdAt: toTimestamp(this.#clock()),
        expiresAt: expiresAt ? toTimestamp(expiresAt) : null,
        ...(job && {
          repositoryId: job.repositoryId,
          permissions: JSON.stringify(job.permissions),
        }),
      })
      .returning('*');
    return toToken(row);
  }

  /** The token, unless it is unknown, revoked or expired; noted as used today. */
  async findValid(token: string): Promise<Token | undefined> {
    const row = await this.#db('tokens')
      .where({ tokenHash: hashSecret(token) })
      .first();
    if (!row) {
      return undefined;
    }
    const found = toToken(row);
    const isExpired =
      found.expiresAt !== null &&
      Date.parse(found.expiresAt) <= this.#clock().getTime();
    return isExpired ? undefined : this.#noteUse(found);
  }

  /** Somebody's personal access tokens, newest first, expired ones among them. */
  async listPersonal(userId: number): Promise<Token[]> {
    const rows = await this.#db('tokens')
      .where({ userId })
      .whereIn('kind', ['personal', 'configured'])
      .orderBy('id', 'desc');
    return rows.map(toToken);
  }

  /** Those of the environment stay: the next start would bring them back. */
  async removePersonal(userId: number, id: number): Promise<void> {
    await this.#db('tokens').where({ id, userId, kind: 'personal' }).delete();
  }

  async remove(id: number): Promise<void> {
    await this.#db('tokens').where({ id }).delete();
  }

  /** Those of jobs that ended with the process they ran in. */
  async removeJobTokens(): Promise<void> {
    await this.#db('tokens').where({ kind: 'job' }).delete();
  }

  /** Makes these, and no others, the tokens that the environment names. */
  async replaceConfigured(
    tokens: Array<Omit<NewToken, 'kind' | 'appId'>>,
  ): Promise<void> {
    await this.#db('tokens').where({ kind: 'configured' }).delete();
    for (const token of tokens) {
      await this.add({ ...token, kind: 'configured' });
    }
  }

  /** One write a day, so that reading stays reading. */
  async #noteUse(token: Token): Promise<Token> {
    const [lastUsedOn] = toTimestamp(this.#clock()).split('T');
    if (token.lastUsedOn === lastUsedOn) {
      return token;
    }
    await this.#db('tokens').where({ id: token.id }).update({ lastUsedOn });
    return { ...token, lastUsedOn };
  }
}

function toToken(row: Record<string, any>): Token {
  return {
    id: row.id,
    kind: row.kind,
    userId: row.userId,
    appId: row.appId,
    scopes: row.scopes.split(' ').filter(Boolean),
    note: row.note,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    lastUsedOn: row.lastUsedOn,
    ...(row.permissions && {
      job: {
        repositoryId: row.repositoryId,
        permissions: JSON.parse(row.permissions),
      },
    }),
  };
}
