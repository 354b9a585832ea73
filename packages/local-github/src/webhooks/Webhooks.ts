import { randomUUID } from 'node:crypto';
import { Duration } from 'luxon';
import { toTimestamp } from '../clock';
import { BaseContext } from '../context';
import { DomainEvent } from '../events';
import { Delivery } from '../store/DeliveryStore';
import { Hook } from '../store/HookStore';
import { payloadOf, hookRequest } from './hookRequest';
import { messagesAbout } from './messages';
import { post } from './post';
import { WebhookMessage } from './WebhookMessage';

/** How long GitHub waits for a hook's answer. */
const PATIENCE = Duration.fromObject({ seconds: 10 });

/**
 * How long github.com keeps a delivery:
 * https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks
 */
const RETENTION = Duration.fromObject({ days: 3 });

const STOPPED = 'the local GitHub was stopped before an answer came';

/**
 * Tells hooks what happened. As on GitHub there is one attempt for each event,
 * kept with its outcome; another one takes somebody who asks for it.
 */
export class Webhooks {
  readonly #context: BaseContext;
  readonly #stopping = new AbortController();
  readonly #unsubscribe: () => void;
  /** Deliveries to one hook go one after another, in the order of events. */
  readonly #lanes = new Map<number, Promise<void>>();
  #announcing: Promise<void> = Promise.resolve();

  static async start(context: BaseContext): Promise<Webhooks> {
    await context.store.deliveries.failUnfinished(STOPPED);
    await forgetOldDeliveries(context);
    return new Webhooks(context);
  }

  private constructor(context: BaseContext) {
    this.#context = context;
    this.#unsubscribe = context.events.subscribe(event =>
      this.#announce(event),
    );
  }

  /** Hands a message to one hook, whatever events it subscribed to. */
  async deliver(hook: Hook, message: WebhookMessage): Promise<void> {
    const { event, payload, repositoryId = null } = message;
    await this.#begin(hook, {
      guid: randomUUID(),
      isRedelivery: false,
      event,
      action: payload.action ?? null,
      repositoryId,
      payload,
    });
  }

  async redeliver(hook: Hook, delivery: Delivery): Promise<void> {
    const { guid, event, action, repositoryId } = delivery;
    const payload = payloadOf({
      headers: delivery.requestHeaders,
      body: delivery.requestPayload,
    });
    await this.#begin(hook, {
      guid,
      isRedelivery: true,
      event,
      action,
      repositoryId,
      payload,
    });
  }

  /** Gives up what is under way; it stays on record as failed. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    await this.#announcing;
    this.#stopping.abort();
    await Promise.all(this.#lanes.values());
  }

  #announce(event: DomainEvent): void {
    const report = (error: unknown) =>
      this.#context.log(`A ${event.type} reached no hooks: ${error}`);
    // Told of now, while things are as the event says; delivered in its turn.
    const told = messagesAbout(this.#context, event).catch(error => {
      report(error);
      return [];
    });
    this.#announcing = this.#announcing
      .then(async () => {
        for (const message of await told) {
          for (const hook of await this.#subscribers(message)) {
            await this.deliver(hook, message);
          }
        }
      })
      .catch(report);
  }

  async #subscribers(message: WebhookMessage): Promise<Hook[]> {
    const { hooks } = this.#context.store;
    const { event, repositoryId, organizationId } = message;
    const candidates = [
      ...(repositoryId === undefined ? [] : await hooks.list({ repositoryId })),
      ...(organizationId === undefined
        ? []
        : await hooks.list({ organizationId })),
    ];
    return candidates.filter(
      ({ isActive, events }) =>
        isActive && (events.includes('*') || events.includes(event)),
    );
  }

  async #begin(
    hook: Hook,
    {
      payload,
      ...fields
    }: Pick<
      Delivery,
      'guid' | 'isRedelivery' | 'event' | 'action' | 'repositoryId'
    > &
      Pick<WebhookMessage, 'payload'>,
  ): Promise<void> {
    await forgetOldDeliveries(this.#context);
    const request = await hookRequest(hook, { ...fields, payload });
    const delivery = await this.#context.store.deliveries.begin({
      ...fields,
      hookId: hook.id,
      deliveredAt: toTimestamp(this.#context.clock()),
      requestHeaders: request.headers,
      requestPayload: request.body,
    });
    const lane = this.#lanes.get(hook.id) ?? Promise.resolve();
    this.#lanes.set(
      hook.id,
      lane
        .then(() => this.#attempt(hook, delivery))
        .catch(error =>
          this.#context.log(`Delivery ${delivery.id} was lost: ${error}`),
        ),
    );
  }

  async #attempt(hook: Hook, delivery: Delivery): Promise<void> {
    const started = performance.now();
    const signal = AbortSignal.any([
      this.#stopping.signal,
      AbortSignal.timeout(PATIENCE.toMillis()),
    ]);
    const outcome = await post(
      hook.url,
      { headers: delivery.requestHeaders, body: delivery.requestPayload },
      { signal, insecureSsl: hook.insecureSsl },
    ).then(
      ({ statusCode, headers, body }) => ({
        statusCode,
        status:
          statusCode >= 200 && statusCode < 300
            ? 'OK'
            : `Invalid HTTP Response: ${statusCode}`,
        responseHeaders: headers,
        responsePayload: body,
      }),
      error => ({
        statusCode: 0,
        status: this.#failure(error),
        responseHeaders: {},
        responsePayload: null,
      }),
    );
    await this.#context.store.deliveries.finish(delivery.id, {
      ...outcome,
      durationMs: Math.round(performance.now() - started),
    });
    if (outcome.status !== 'OK') {
      this.#context.log(
        `The hook at ${hook.url} did not take ${delivery.event}: ${outcome.status}`,
      );
    }
  }

  #failure(error: NodeJS.ErrnoException): string {
    if (this.#stopping.signal.aborted) {
      return STOPPED;
    }
    return error.name === 'TimeoutError' || error.name === 'AbortError'
      ? 'timed out'
      : `failed to connect to host: ${error.code ?? error.message}`;
  }
}

async function forgetOldDeliveries({
  store,
  clock,
}: Pick<BaseContext, 'store' | 'clock'>): Promise<void> {
  const oldest = new Date(clock().getTime() - RETENTION.toMillis());
  await store.deliveries.removeBefore(oldest);
}
