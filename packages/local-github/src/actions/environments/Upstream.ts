import { once } from 'node:events';
import {
  ClientRequest,
  IncomingMessage,
  request,
  ServerResponse,
} from 'node:http';
import { Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { answerUnavailable } from './unavailable';

/** Headers that concern one connection, not the message: RFC 9110, 7.6.1. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** One running version of a service, as the proxy sees it. */
export class Upstream {
  readonly #port: number;
  readonly #underWay = new Set<ServerResponse | Socket>();
  #whenIdle: Array<() => void> = [];

  constructor(port: number) {
    this.#port = port;
  }

  /** Hands a request on, and the answer back, both as they come. */
  handle(incoming: IncomingMessage, answer: ServerResponse): void {
    this.#track(answer);
    const outgoing = this.#request(incoming, forwardable(incoming.rawHeaders));

    outgoing.on('response', response => {
      answer.sendDate = false;
      answer.writeHead(
        response.statusCode ?? 502,
        response.statusMessage,
        forwardable(response.rawHeaders),
      );
      // A short body says "done": show it before its end comes.
      answer.flushHeaders();
      // The one side's breaking off is the other's too: `pipeline` sees to it.
      pipeline(response, answer, () => {});
    });
    outgoing.on('error', error => {
      if (answer.headersSent) {
        answer.destroy();
      } else {
        answerUnavailable(
          incoming,
          answer,
          502,
          `The service broke off before it answered (${error.message}).`,
        );
      }
    });
    answer.on('close', () => outgoing.destroy());
    pipeline(incoming, outgoing, () => {});
  }

  /** The same for a connection that changes its protocol, such as a web socket's. */
  upgrade(incoming: IncomingMessage, socket: Socket, head: Buffer): void {
    this.#track(socket);
    const outgoing = this.#request(incoming, [
      ...forwardable(incoming.rawHeaders),
      ...['Connection', 'Upgrade', 'Upgrade', incoming.headers.upgrade ?? ''],
    ]);

    outgoing.on('upgrade', (response, upstream, upstreamHead) => {
      socket.write(rawHead(response));
      socket.write(upstreamHead);
      upstream.write(head);
      pipeline(upstream, socket, upstream, () => socket.destroy());
    });
    // It declined: its answer is handed on, and the connection is done.
    outgoing.on('response', response => {
      socket.write(rawHead(response));
      pipeline(response, socket, () => {});
    });
    outgoing.on('error', () => socket.destroy());
    socket.on('error', () => outgoing.destroy());
    socket.on('close', () => outgoing.destroy());
    outgoing.end();
  }

  /** Settles as soon as nothing is under way. */
  async idle(): Promise<void> {
    if (this.#underWay.size > 0) {
      await new Promise<void>(resolve => this.#whenIdle.push(resolve));
    }
  }

  #request(incoming: IncomingMessage, headers: string[]): ClientRequest {
    return request({
      host: '127.0.0.1',
      port: this.#port,
      method: incoming.method,
      path: incoming.url,
      headers: [...headers, ...forwardedFor(incoming)],
      // A kept connection may be closed by the service just as it is used
      // again; on loopback a new one costs next to nothing.
      agent: false,
    });
  }

  #track(connection: ServerResponse | Socket): void {
    this.#underWay.add(connection);
    once(connection, 'close').then(
      () => this.#forget(connection),
      () => this.#forget(connection),
    );
  }

  #forget(connection: ServerResponse | Socket): void {
    this.#underWay.delete(connection);
    if (this.#underWay.size === 0) {
      this.#whenIdle.forEach(resolve => resolve());
      this.#whenIdle = [];
    }
  }
}

/** Names and values in turn, without those for the connection they came over. */
function forwardable(rawHeaders: string[]): string[] {
  const pairs = pairsOf(rawHeaders);
  const named = pairs
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(','))
    .map(name => name.trim());
  const dropped = new Set([...HOP_BY_HOP, ...named, 'expect']);
  return pairs.filter(([name]) => !dropped.has(name.toLowerCase())).flat();
}

function forwardedFor({ socket, headers }: IncomingMessage): string[] {
  return [
    ...['X-Forwarded-For', socket.remoteAddress ?? ''],
    ...['X-Forwarded-Host', headers.host ?? ''],
    ...['X-Forwarded-Proto', 'http'],
  ];
}

function rawHead({ statusCode, statusMessage, rawHeaders }: IncomingMessage) {
  const headers = pairsOf(rawHeaders).map(pair => pair.join(': '));
  return `HTTP/1.1 ${statusCode} ${statusMessage}\r\n${headers.join('\r\n')}\r\n\r\n`;
}

function pairsOf(rawHeaders: string[]): Array<[string, string]> {
  const pairs: Array<[string, string]> = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    pairs.push([rawHeaders[at], rawHeaders[at + 1]]);
  }
  return pairs;
}
