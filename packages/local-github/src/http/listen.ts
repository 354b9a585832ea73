import {
  createServer,
  IncomingMessage,
  RequestListener,
  Server,
} from 'node:http';
import { AddressInfo, Socket } from 'node:net';

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/** Takes over a connection that changes its protocol. */
export type UpgradeListener = (
  request: IncomingMessage,
  socket: Socket,
  head: Buffer,
) => void;

/** Errors of machines that have no IPv6: they do without. */
const NO_IPV6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'];

/**
 * Listens on both loopback addresses: which of them `localhost` means is up to
 * the client. Port 0 picks a free one.
 */
export async function listen(
  port: number,
  listener: RequestListener,
  onUpgrade?: UpgradeListener,
): Promise<Listening> {
  const first = await open('127.0.0.1', port, listener, onUpgrade);
  const servers = [first];
  const { port: actual } = first.address() as AddressInfo;
  try {
    servers.push(await open('::1', actual, listener, onUpgrade));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!NO_IPV6.includes(code)) {
      await close(first);
      // A free port may be taken on the other address: pick another one.
      if (port === 0 && code === 'EADDRINUSE') {
        return listen(port, listener, onUpgrade);
      }
      throw error;
    }
  }
  return {
    port: actual,
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

function open(
  host: string,
  port: number,
  listener: RequestListener,
  onUpgrade?: UpgradeListener,
): Promise<Server> {
  // Longer than clients keep a connection: one closed by us just as they use it
  // again would fail their request.
  const server = createServer({ keepAliveTimeout: 65_000 }, listener);
  if (onUpgrade) {
    server.on('upgrade', onUpgrade);
  }
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, ipv6Only: true }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close(error => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
    // Who is still being served gets a moment to finish.
    setTimeout(() => server.closeAllConnections(), 2000).unref();
  });
}
