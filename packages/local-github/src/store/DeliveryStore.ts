import { Knex } from 'knex';
import { toTimestamp } from '../clock';
import { Page } from './AccountStore';

export interface DeliveryRequest {
  hookId: number;
  /** Names the event: a redelivery has the same one. */
  guid: string;
  isRedelivery: boolean;
  event: string;
  action: string | null;
  repositoryId: number | null;
  deliveredAt: string;
  requestHeaders: Record<string, string>;
  /** The body exactly as it was signed. */
  requestPayload: string;
}

export interface DeliveryOutcome {
  durationMs: number;
  /** `OK`, or why it failed. */
  status: string;
  /** 0 where no answer came. */
  statusCode: number;
  responseHeaders: Record<string, string>;
  responsePayload: string | null;
}

/** One attempt to hand an event to a hook, with both sides of the exchange. */
export interface Delivery extends DeliveryRequest, DeliveryOutcome {
  id: number;
}

/** The status of what is under way: the database is told before the hook is. */
const PENDING = 'pending';

export class DeliveryStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async begin(request: DeliveryRequest): Promise<Delivery> {
    const [row] = await this.#db('deliveries')
      .insert({
        ...request,
        requestHeaders: JSON.stringify(request.requestHeaders),
        durationMs: 0,
        status: PENDING,
        statusCode: 0,
        responseHeaders: '{}',
      })
      .returning('*');
    return toDelivery(row);
  }

  async finish(id: number, outcome: DeliveryOutcome): Promise<void> {
    await this.#db('deliveries')
      .where({ id })
      .update({
        ...outcome,
        responseHeaders: JSON.stringify(outcome.responseHeaders),
      });
  }

  /** Settles what an earlier process began and did not live to finish. */
  async failUnfinished(status: string): Promise<void> {
    await this.#db('deliveries').where({ status: PENDING }).update({ status });
  }

  /** Forgets what was delivered before this moment, whichever hook it was for. */
  async removeBefore(moment: Date): Promise<void> {
    await this.#db('deliveries')
      .where('deliveredAt', '<', toTimestamp(moment))
      .delete();
  }

  async find(hookId: number, id: number): Promise<Delivery | undefined> {
    const row = await this.#db('deliveries').where({ hookId, id }).first();
    return row && toDelivery(row);
  }

  async count(hookId: number): Promise<number> {
    const row = await this.#db('deliveries')
      .where({ hookId })
      .count({ total: '*' })
      .first();
    return Number(row?.total ?? 0);
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
