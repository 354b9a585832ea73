import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { listen, Listening } from '../../http/listen';
import { answerUnavailable } from './unavailable';
import { Upstream } from './Upstream';

/**
 * Listens at an environment's own port and hands each request to the version
 * in use. Why it is our own: replacing a version without losing a request means
 * knowing what is under way to which version, which the proxy libraries for
 * Node do not tell.
 */
export class ServiceProxy {
  #upstream: Upstream | undefined;
  readonly #explain: () => string;
  #listening: Listening | undefined;

  /** `explain` says, for people, why nothing is in use right now. */
  static async open(
    port: number,
    explain: () => string,
  ): Promise<ServiceProxy> {
    const proxy = new ServiceProxy(explain);
    proxy.#listening = await listen(
      port,
      (request, answer) => proxy.#handle(request, answer),
      (request, socket, head) => proxy.#upgrade(request, socket, head),
    );
    return proxy;
  }

  private constructor(explain: () => string) {
    this.#explain = explain;
  }

  /** From now on requests go to this version, or to none. */
  switchTo(upstream: Upstream | undefined): void {
    this.#upstream = upstream;
  }

  async close(): Promise<void> {
    await this.#listening?.close();
  }

  #handle(request: IncomingMessage, answer: ServerResponse): void {
    if (this.#upstream) {
      this.#upstream.handle(request, answer);
    } else {
      answerUnavailable(request, answer, 503, this.#explain());
    }
  }

  #upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    if (this.#upstream) {
      this.#upstream.upgrade(request, socket, head);
    } else {
      socket.end(
        'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n',
      );
    }
  }
}
