import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  path: string;
  headers: IncomingHttpHeaders;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** GitHub's API on a real port, which answers what a test says. */
export class ScriptedGithub {
  readonly asked: Asked[] = [];
  private readonly server: Server;
  /** What is not scripted is not there. */
  answer: (asked: Asked) => Reply | undefined = () => undefined;

  static async start(): Promise<ScriptedGithub> {
    const github = new ScriptedGithub();
    await new Promise<void>(resolve =>
      github.server.listen(0, '127.0.0.1', resolve),
    );
    return github;
  }

  private constructor() {
    this.server = createServer((request, response) => {
      const asked = { path: request.url ?? '', headers: request.headers };
      this.asked.push(asked);
      const {
        status = 200,
        headers = {},
        body,
      } = this.answer(asked) ?? { status: 404, body: { message: 'Not Found' } };
      response.writeHead(status, {
        'content-type': 'application/json',
        ...headers,
      });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  get apiBaseUrl(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }
}
