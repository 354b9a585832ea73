import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { hashSecret } from './hash';

/**
 * `configured` tokens come from the environment and are replaced at each
 * start; `oauth` tokens are issued when somebody authorizes an OAuth App.
 */
export type TokenKind = 'configured' | 'oauth';

export interface Token {
  id: number;
  kind: TokenKind;
  userId: number;
  appId: number | null;
  scopes: string[];
  createdAt: string;
  expiresAt: string | null;
}

export interface NewToken {
  /** The secret itself; only its hash is kept. */
  token: string;
  kind: TokenKind;
  userId: number;
  appId?: number;
  scopes: string[];
  expiresAt?: Date;
}

export class TokenStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async add({ token, scopes, expiresAt, ...fields }: NewToken): Promise<Token> {
    const [row] = await this.#db('tokens')
      .insert({
        ...fields,
        tokenHash: hashSecret(token),
        scopes: scopes.join(' '),
        createdAt: toTimestamp(this.#clock()),
        expiresAt: expiresAt ? toTimestamp(expiresAt) : null,
      })
      .returning('*');
    return toToken(row);
  }

  /** The token, unless it is unknown, revoked or expired. */
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
    return isExpired ? undefined : found;
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
}

function toToken(row: Record<string, any>): Token {
  return {
    id: row.id,
    kind: row.kind,
    userId: row.userId,
    appId: row.appId,
    scopes: row.scopes.split(' ').filter(Boolean),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  };
}
