import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { verify } from '@octokit/webhooks-methods';
import schema from '@octokit/webhooks-schemas';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

export const HOOK_SECRET = 'hook secret';

export interface Received {
  event: string;
  headers: IncomingHttpHeaders;
  payload: Record<string, any>;
}

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ ...schema, $id: 'webhooks' });

/**
 * A hook's receiving end on a real port. It checks what every delivery has to
 * be: signed with `HOOK_SECRET`, and a payload that GitHub's schema allows.
 */
export class HookReceiver {
  readonly #server: Server;
  readonly #received: Received[] = [];
  readonly #problems: string[] = [];
  readonly #waiting = new Set<() => void>();
  /** What the next deliveries are answered; no status means no answer at all. */
  answer: { status?: number; body?: string } = { status: 200, body: 'ok' };

  static async start(): Promise<HookReceiver> {
    const receiver = new HookReceiver();
    await new Promise<void>(resolve =>
      receiver.#server.listen(0, '127.0.0.1', resolve),
    );
    return receiver;
  }

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      await this.#take(request.headers, Buffer.concat(chunks).toString('utf8'));
      const { status, body } = this.answer;
      if (status !== undefined) {
        response.writeHead(status, { 'Content-Type': 'text/plain' });
        response.end(body);
      }
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/hook`;
  }

  get received(): Received[] {
    return this.#received;
  }

  /** The first delivery that fits, once it is there. */
  async next(event: string, action?: string): Promise<Received> {
    for (;;) {
      const index = this.#received.findIndex(
        received =>
          received.event === event &&
          (action === undefined || received.payload.action === action),
      );
      if (this.#problems.length > 0) {
        throw new Error(this.#problems.join('\n'));
      }
      if (index >= 0) {
        return this.#received.splice(index, 1)[0];
      }
      await new Promise<void>(resolve => {
        this.#waiting.add(resolve);
      });
    }
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #take(headers: IncomingHttpHeaders, body: string): Promise<void> {
    const event = String(headers['x-github-event']);
    const isForm = headers['content-type'] !== 'application/json';
    const payload = JSON.parse(
      isForm ? (new URLSearchParams(body).get('payload') ?? '') : body,
    );
    const signature = String(headers['x-hub-signature-256']);
    if (!(await verify(HOOK_SECRET, body, signature))) {
      this.#problems.push(`${event} is not signed with the hook's secret`);
    }
    const name = payload.action
      ? `${event}$${payload.action}`
      : `${event}$event`;
    const isValid = ajv.validate(
      { $ref: `webhooks#/definitions/${encodeURIComponent(name)}` },
      payload,
    );
    if (!isValid) {
      const errors = (ajv.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `  ${instancePath} ${message} ${JSON.stringify(params)}`,
      );
      this.#problems.push(`${name}:\n${errors.join('\n')}`);
    }
    this.#received.push({ event, headers, payload });
    for (const resolve of this.#waiting) {
      resolve();
    }
    this.#waiting.clear();
  }
}
