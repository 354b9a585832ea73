import { createConnection, createServer } from 'node:net';
import { Problem } from './problem.mjs';
import { holderOf } from './port-holder.mjs';

/** Stops the start while a port it needs is in use. */
export async function requireFreePort({ port, purpose, variable }) {
  if (!(await isTaken(port))) {
    return;
  }
  const holder = holderOf(port);
  throw new Problem(
    `Port ${port}, which ${purpose} needs, is taken${holder ? ` by ${holder}` : ''}.`,
    `Stop that program, or choose another port: set ${variable}, for example to ${port + 100}.`,
  );
}

/**
 * Listening alone does not tell: on some systems it succeeds beside a program
 * that listens on all addresses, and browsers may reach `localhost` as `::1`.
 */
async function isTaken(port) {
  return (
    (await answers('127.0.0.1', port)) ||
    (await answers('::1', port)) ||
    !(await canListen(port))
  );
}

function answers(host, port) {
  return new Promise(resolve => {
    const socket = createConnection({ host, port });
    const settle = answer => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.setTimeout(1000, () => settle(false));
  });
}

function canListen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', error => {
      if (error.code === 'EADDRINUSE') {
        resolve(false);
      } else if (error.code === 'EACCES') {
        reject(
          new Problem(
            `This user may not listen on port ${port}.`,
            'Choose a port above 1023.',
          ),
        );
      } else {
        reject(error);
      }
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Ports that nobody uses; taken all at once, so that they differ. */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, listen));
  return Promise.all(
    servers.map(server => {
      const { port } = server.address();
      return new Promise(resolve => {
        server.close(() => resolve(port));
      });
    }),
  );
}

function listen() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
