import { request } from 'node:http';

/**
 * Waits until a local address answers with a status that `accepts`; gives up
 * when `process` ends first. Asks `127.0.0.1`, where everything listens, under
 * the name by which browsers know it.
 */
export async function waitUntilReady({ port, path = '/', accepts, process }) {
  let hasExited = false;
  process.exited.then(() => {
    hasExited = true;
  });
  while (!hasExited) {
    const status = await statusOf(port, path);
    if (status && accepts(status)) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

function statusOf(port, path) {
  return new Promise(resolve => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        path,
        headers: { host: `localhost:${port}` },
        timeout: 5000,
      },
      answer => {
        answer.resume();
        resolve(answer.statusCode);
      },
    );
    asking.once('timeout', () => asking.destroy());
    asking.once('error', () => resolve(undefined));
    asking.end();
  });
}
