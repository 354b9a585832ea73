import { get } from 'node:http';

const TIMEOUT_MS = 2_000;

/** What Kubernetes asks too: the manifests of the template name these paths. */
const PATHS = ['/healthz', '/readyz'];

/** Asks a service how it is; answers what is wrong, or `undefined`. */
export async function probe(port: number): Promise<string | undefined> {
  for (const path of PATHS) {
    const problem = await problemAt(port, path);
    if (problem) {
      return problem;
    }
  }
  return undefined;
}

async function problemAt(
  port: number,
  path: string,
): Promise<string | undefined> {
  return new Promise(resolve => {
    const request = get({
      host: '127.0.0.1',
      port,
      path,
      agent: false,
      timeout: TIMEOUT_MS,
    });
    request.on('response', response => {
      response.resume();
      resolve(
        response.statusCode === 200
          ? undefined
          : `GET ${path} answers ${response.statusCode}`,
      );
    });
    request.on('timeout', () =>
      request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)),
    );
    request.on('error', ({ message }) =>
      resolve(`GET ${path} fails: ${message}`),
    );
  });
}
