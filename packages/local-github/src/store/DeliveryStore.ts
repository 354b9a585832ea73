import { Knex } from 'knex';
import { Page } from './AccountStore';

/** One attempt to hand an event to a hook, with both sides of the exchange. */
export interface Delivery {
  id: number;
  hookId: number;
  guid: string;
  isRedelivery: boolean;
  event: string;
  action: string | null;
  repositoryId: number | null;
  deliveredAt: string;
  durationMs: number;
  status: string;
  statusCode: number;
  requestHeaders: Record<string, string>;
  /** The body exactly as it was signed. */
  requestPayload: string;
  responseHeaders: Record<string, string>;
  responsePayload: string | null;
}

export class DeliveryStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async record(delivery: Omit<Delivery, 'id'>): Promise<Delivery> {
    const [row] = await this.#db('deliveries')
      .insert({
        ...delivery,
        requestHeaders: JSON.stringify(delivery.requestHeaders),
        responseHeaders: JSON.stringify(delivery.responseHeaders),
      })
      .returning('*');
    return toDelivery(row);
  }

  async find(hookId: number, id: number): Promise<Delivery | undefined> {
    const row = await this.#db('deliveries').where({ hookId, id }).first();
    return row && toDelivery(row);
  }

  /** Newest first, as GitHub lists them. */
  async list(hookId: number, page: Page): Promise<Delivery[]> {
    const rows = await this.#db('deliveries')
      .where({ hookId })
      .orderBy('id', 'desc')
      .limit(page.limit)
      .offset(page.offset);
    return rows.map(toDelivery);
  }
}

function toDelivery(row: Record<string, any>): Delivery {
  return {
    ...(row as Delivery),
    isRedelivery: Boolean(row.isRedelivery),
    requestHeaders: JSON.parse(row.requestHeaders),
    responseHeaders: JSON.parse(row.responseHeaders),
  };
}
