import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface FakeMessage {
  ts: string;
  user?: string;
  subtype?: string;
  thread_ts?: string;
  bot_id?: string;
  text?: string;
}

/** As much of Slack's Web API as the module calls. */
export class FakeSlack {
  static readonly botToken = 'xoxb-of-the-app';
  /** By channel; Slack lists the newest first. */
  readonly channels = new Map<string, FakeMessage[]>();
  readonly emails = new Map<string, string>();
  /** What comes next is answered with 429, this many times. */
  rateLimits = 0;
  pageSize = 2;
  readonly calls: string[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer(async (request, response) => {
      const method = request.url?.slice('/api/'.length) ?? '';
      const parameters = new URLSearchParams(await text(request));
      this.calls.push(`${method} ${parameters.get('user') ?? ''}`.trim());
      if (this.rateLimits > 0) {
        this.rateLimits--;
        response.writeHead(429, { 'retry-after': '0' }).end();
        return;
      }
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(
          request.headers.authorization === `Bearer ${FakeSlack.botToken}`
            ? this.answer(method, parameters)
            : { ok: false, error: 'invalid_auth' },
        ),
      );
    });
  }

  static async start(): Promise<FakeSlack> {
    const slack = new FakeSlack();
    await new Promise<void>(resolve => {
      slack.server.listen(0, '127.0.0.1', resolve);
    });
    return slack;
  }

  get apiBaseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api`;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  private answer(method: string, parameters: URLSearchParams): object {
    if (method === 'users.info') {
      const email = this.emails.get(parameters.get('user') ?? '');
      return email
        ? { ok: true, user: { profile: { email } } }
        : { ok: false, error: 'user_not_found' };
    }
    if (method === 'conversations.history') {
      return this.history(parameters);
    }
    return { ok: false, error: 'unknown_method' };
  }

  private history(parameters: URLSearchParams): object {
    const messages = this.channels.get(parameters.get('channel') ?? '');
    if (!messages) {
      return { ok: false, error: 'channel_not_found' };
    }
    const inRange = messages
      .filter(
        ({ ts }) =>
          Number(ts) >= Number(parameters.get('oldest')) &&
          Number(ts) <= Number(parameters.get('latest')),
      )
      .toSorted((one, other) => Number(other.ts) - Number(one.ts));
    const start = Number(parameters.get('cursor') ?? 0);
    const end = start + this.pageSize;
    return {
      ok: true,
      messages: inRange.slice(start, end),
      response_metadata: {
        next_cursor: end < inRange.length ? String(end) : '',
      },
    };
  }
}
