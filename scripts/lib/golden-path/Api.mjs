/** Said when a server refused; holds its status and what it said. */
export class Refusal extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const TIMEOUT_MS = 60_000;

/** A JSON API, asked with one token. */
export class Api {
  constructor({ url, token, signal, headers = {} }) {
    this.url = url.replace(/\/$/, '');
    this.signal = signal;
    this.headers = { authorization: `Bearer ${token}`, ...headers };
  }

  get(path) {
    return this.ask('GET', path);
  }

  post(path, body) {
    return this.ask('POST', path, body);
  }

  put(path, body) {
    return this.ask('PUT', path, body);
  }

  delete(path) {
    return this.ask('DELETE', path);
  }

  /** What is there, or nothing where there is nothing. */
  async find(path) {
    try {
      return await this.get(path);
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  text(path) {
    return this.#send('GET', path, undefined, response => response.text());
  }

  ask(method, path, body) {
    return this.#send(method, path, body, response =>
      response.status === 204 ? undefined : response.json(),
    );
  }

  #send(method, path, body, read) {
    return withinLimits(this.signal, async signal => {
      const response = await fetch(`${this.url}${path}`, {
        method,
        headers: {
          ...this.headers,
          ...(body && { 'content-type': 'application/json' }),
        },
        body: body && JSON.stringify(body),
        signal,
      });
      if (!response.ok) {
        throw new Refusal(
          `${method} ${this.url}${path} was answered with ${response.status}: ${await said(response)}`,
          response.status,
        );
      }
      return read(response);
    });
  }
}

async function said(response) {
  const body = await response.text();
  try {
    const { error, message } = JSON.parse(body);
    return error?.message ?? message ?? body;
  } catch {
    return body.slice(0, 500);
  }
}

/** Ends what takes too long, or is no longer wanted. */
async function withinLimits(signal, work) {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const giveUp = () => controller.abort(signal?.reason);
  const timer = setTimeout(
    () => controller.abort(new Error('No answer came in time.')),
    TIMEOUT_MS,
  );
  signal?.addEventListener('abort', giveUp);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}
