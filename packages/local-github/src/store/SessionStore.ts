import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';
import { hashSecret } from './hash';

/** Who is signed in to the local GitHub's own pages, by browser session. */
export class SessionStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async add(session: string, userId: number, expiresAt: Date): Promise<void> {
    await this.#db('sessions').insert({
      sessionHash: hashSecret(session),
      userId,
      expiresAt: toTimestamp(expiresAt),
    });
  }

  async findUserId(session: string): Promise<number | undefined> {
    const row = await this.#db('sessions')
      .where({ sessionHash: hashSecret(session) })
      .where('expiresAt', '>', toTimestamp(this.#clock()))
      .first();
    return row?.userId;
  }

  async remove(session: string): Promise<void> {
    await this.#db('sessions')
      .where({ sessionHash: hashSecret(session) })
      .delete();
  }
}
