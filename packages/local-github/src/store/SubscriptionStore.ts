import { Knex } from 'knex';
import { Clock, toTimestamp } from '../clock';

export interface Subscription {
  subscribed: boolean;
  ignored: boolean;
  createdAt: string;
}

/** Who watches, or ignores, which repository. */
export class SubscriptionStore {
  readonly #db: Knex;
  readonly #clock: Clock;

  constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async set(
    repositoryId: number,
    userId: number,
    { subscribed, ignored }: Omit<Subscription, 'createdAt'>,
  ): Promise<Subscription> {
    const [row] = await this.#db('subscriptions')
      .insert({
        repositoryId,
        userId,
        subscribed,
        ignored,
        createdAt: toTimestamp(this.#clock()),
      })
      .onConflict(['repositoryId', 'userId'])
      .merge(['subscribed', 'ignored'])
      .returning('*');
    return toSubscription(row);
  }

  async find(
    repositoryId: number,
    userId: number,
  ): Promise<Subscription | undefined> {
    const row = await this.#db('subscriptions')
      .where({ repositoryId, userId })
      .first();
    return row && toSubscription(row);
  }

  async remove(repositoryId: number, userId: number): Promise<void> {
    await this.#db('subscriptions').where({ repositoryId, userId }).delete();
  }
}

function toSubscription(row: Record<string, any>): Subscription {
  return {
    subscribed: Boolean(row.subscribed),
    ignored: Boolean(row.ignored),
    createdAt: row.createdAt,
  };
}
