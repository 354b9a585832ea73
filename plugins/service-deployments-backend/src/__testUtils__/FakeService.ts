import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A deployed service, and what it was asked. */
export class FakeService {
  status = 200;
  /** Answers nothing at all. */
  isSilent = false;
  readonly requests: Array<{ path?: string; authorization?: string }> = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      const { authorization } = request.headers;
      this.requests.push({
        path: request.url,
        ...(authorization && { authorization }),
      });
      if (this.isSilent) {
        return;
      }
      response.writeHead(this.status, { location: '/elsewhere' });
      response.end('ok');
    });
  }

  static async start(): Promise<FakeService> {
    const service = new FakeService();
    await new Promise<void>(resolve => {
      service.server.listen(0, '127.0.0.1', resolve);
    });
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }
}
