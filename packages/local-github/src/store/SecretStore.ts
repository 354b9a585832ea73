import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { ActionsScope, scopeKey } from './ActionsScope';

export interface Secret {
  name: string;
  createdAt: string;
  updatedAt: string;
}

export interface SealedSecret extends Secret {
  keyId: string;
  /** Base64 of a libsodium sealed box. */
  encryptedValue: string;
}

/** The key pair of a scope, each half as base64. */
export interface SecretKey {
  keyId: string;
  publicKey: string;
  privateKey: string;
}

const COLUMNS = ['name', 'createdAt', 'updatedAt'];

/** Sealed values: they go in encrypted, and no listing gives them out again. */
export class SecretStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Answers whether the secret is new. */
  async set(
    scope: ActionsScope,
    name: string,
    sealed: Pick<SealedSecret, 'keyId' | 'encryptedValue'>,
  ): Promise<boolean> {
    const now = toTimestamp(this.#clock());
    const isNew = !(await this.find(scope, name));
    await this.#db('secrets')
      .insert({
        scope: scopeKey(scope),
        name,
        ...sealed,
        createdAt: now,
        updatedAt: now,
      })
      .onConflict(['scope', 'name'])
      .merge(['keyId', 'encryptedValue', 'updatedAt']);
    return isNew;
  }

  async find(scope: ActionsScope, name: string): Promise<Secret | undefined> {
    return this.#db('secrets')
      .where({ scope: scopeKey(scope), name })
      .first(COLUMNS);
  }

  async list(scope: ActionsScope): Promise<Secret[]> {
    return this.#db('secrets')
      .where({ scope: scopeKey(scope) })
      .orderBy('name')
      .select(COLUMNS);
  }

  /** As sealed as they came. */
  async listSealed(scope: ActionsScope): Promise<SealedSecret[]> {
    return this.#db('secrets')
      .where({ scope: scopeKey(scope) })
      .orderBy('name')
      .select([...COLUMNS, 'keyId', 'encryptedValue']);
  }

  async remove(scope: ActionsScope, name: string): Promise<boolean> {
    const removed = await this.#db('secrets')
      .where({ scope: scopeKey(scope), name })
      .delete();
    return removed > 0;
  }

  /** The scope's key pair; the first caller's is kept. */
  async keyOf(
    scope: ActionsScope,
    generate: () => Promise<SecretKey>,
  ): Promise<SecretKey> {
    const key = scopeKey(scope);
    const existing = await this.findKey(scope);
    if (existing) {
      return existing;
    }
    const generated = await generate();
    await this.#db('secretKeys')
      .insert({ scope: key, ...generated })
      .onConflict('scope')
      .ignore();
    return (await this.findKey(scope)) ?? generated;
  }

  /** `undefined` where nobody asked for one yet. */
  async findKey(scope: ActionsScope): Promise<SecretKey | undefined> {
    return this.#db('secretKeys')
      .where({ scope: scopeKey(scope) })
      .first('keyId', 'publicKey', 'privateKey');
  }
}
